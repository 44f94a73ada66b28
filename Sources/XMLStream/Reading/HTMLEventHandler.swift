/// What listens to the events of an ``HTMLReader``.
package protocol HTMLEventHandler: AnyObject {
  /// An element begins; names are in small letters. Elements that a page leaves out are put in.
  func startElement(_ name: String, attributes: borrowing HTMLAttributes)

  func endElement(_ name: String)

  /// A piece of text, in UTF-8, its entities resolved; one text may come in several pieces.
  func characters(_ text: borrowing Span<UInt8>)

  func comment(_ text: String)

  /// Whether nothing more is wanted.
  var isFinished: Bool { get }
}

/// The attributes of an element of HTML.
@safe
package struct HTMLAttributes: ~Copyable {
  // Names and values by turns, ended by nil; an attribute may have no value.
  private let fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

  init(fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) { unsafe self.fields = fields }

  /// Gives each attribute to a closure, the name in small letters.
  package borrowing func forEach(_ body: (_ name: String, _ value: String) -> Void) {
    guard let fields = unsafe fields else { return }
    var index = 0
    while let name = unsafe fields[index] {
      let value = unsafe fields[index + 1].map { unsafe String(cString: $0) } ?? ""
      body(unsafe String(cString: name).lowercased(), value)
      index += 2
    }
  }
}
