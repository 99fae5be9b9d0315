/// The name of a workbook's cell, `AB12`; of a whole row `12` where `column` is 0.
///
/// - Parameters:
///   - column: From 1.
///   - row: From 1.
package func cellName(column: Int, row: Int) -> String {
  columnLetters(column) + (row > 0 ? String(row) : "")
}

/// The letters of a column, from 1: `A`, `Z`, `AA`; empty for 0.
package func columnLetters(_ column: Int) -> String {
  var letters = ""
  var rest = column
  while rest > 0 {
    rest -= 1
    letters = String(Unicode.Scalar(UInt8(0x41 + rest % 26))) + letters
    rest /= 26
  }
  return letters
}
