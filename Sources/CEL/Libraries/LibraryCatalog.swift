/// The libraries that ship with this package; documentation and tests are derived from the list.
public enum LibraryCatalog {
  /// Every library, the core first.
  public static let standard: [Library] = [
    .core,
    .strings,
    .math,
    .lists,
    .sets,
    .encoders,
    .bindings,
    .optionals,
    .twoVariableMacros,
  ]
}
