/// A local name or a namespace as one parser knows it: two are equal when their texts are.
///
/// libxml2 keeps each name once, so that comparing is comparing two addresses. A name means something only
/// to the parser that gave it out.
@frozen
package struct XMLName: Hashable, Sendable {
  @usableFromInline let identity: UInt

  @inlinable
  init(identity: UInt) { self.identity = identity }

  /// No name: the namespace of what stands in none.
  @inlinable
  package static var none: XMLName { XMLName(identity: 0) }

  @inlinable
  package static func == (left: XMLName, right: XMLName) -> Bool { left.identity == right.identity }

  /// The text of the name; to be asked only while the parser that gave it out is there.
  package var text: String {
    guard let start = unsafe UnsafePointer<UInt8>(bitPattern: identity) else { return "" }
    return unsafe String(cString: start)
  }
}
