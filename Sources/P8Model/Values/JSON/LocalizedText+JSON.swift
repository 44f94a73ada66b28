extension LocalizedText {
  /// Both languages in one object.
  package var json: JSONValue { .object([("vi", .text(vi)), ("en", .text(en))]) }
}
