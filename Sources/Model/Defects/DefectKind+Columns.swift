import Diagnostics

/// Defects of a header.
extension DefectKind {
  package static let unknownColumn = DefectKind(
    "unknown_column", zh: "未知列", en: "unknown column",
    advice: LocalizedText(
      zh: "改用词表中的列名，或在词表中为该列加别名；此列未参与核对",
      en: "use a name from the vocabulary, or add this one as an alias; the column was not checked")
  )

  package static let duplicateColumn = DefectKind(
    "duplicate_column", zh: "重复的列", en: "duplicate column",
    advice: LocalizedText(
      zh: "只保留其中一列；采用的是第一列",
      en: "keep one of them; the first one was used"))
}
