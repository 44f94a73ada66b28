/// What an XML text may ask of its reader.
package struct XMLReadingLimits: Sendable, Hashable {
  /// How deep elements may be nested.
  package var depth: Int
  /// How long one tag, comment or instruction may be, in bytes; a little more may pass.
  package var tagBytes: Int

  package init(depth: Int = 100, tagBytes: Int = 65_536) { (self.depth, self.tagBytes) = (depth, tagBytes) }
}
