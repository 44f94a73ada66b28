extension Finding {
  /// Whether it tells personal data in the original that nobody let stand: the file must not travel.
  package var keepsOriginalHere: Bool { isOpenError && rule.hasPrefix("person.") }
}
