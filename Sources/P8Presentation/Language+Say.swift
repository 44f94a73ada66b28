import P8Model

extension Language {
  /// The text of this language, of two that say the same.
  func say(_ vi: @autoclosure () -> String, _ en: @autoclosure () -> String) -> String {
    switch self {
    case .vi: vi()
    case .en: en()
    }
  }
}
