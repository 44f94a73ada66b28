import XMLStream

/// What reads one part: it listens to events and remembers the first fault.
protocol PartHandler: XMLEventHandler {
  /// The fault that ended the reading.
  var fault: WorkbookFault? { get }
}

/// A reader of a small part: it knows the way from the root to the element at hand, and collects text.
///
/// Elements that are not in the vocabulary are left out with all that they hold. Elements and attributes go by
/// their places in the lists of the subclass: generic ones were measured to cost a tenth of opening a workbook.
class SmallPartHandler: PartHandler {
  final var fault: WorkbookFault? { didSet { isFinished = true } }
  final private(set) var isFinished = false
  final let limits: ReadingLimits
  /// The elements around the one at hand, root first.
  final private(set) var path: [Int] = []

  private var names = Names()
  private var text: [UInt8] = []
  private var skipped = 0

  /// What the parser knows the vocabulary by.
  private struct Names: Sendable {
    var elements: [XMLName] = []
    var attributes: [XMLName] = []
    var namespaces: [XMLName] = []
    var relationship = NamespacePair.none
    var id = XMLName.none
  }

  private let namespaces: [String]
  private let elements: [String]
  private let attributes: [String]

  init(namespaces: [String], elements: [String], attributes: [String], limits: ReadingLimits) {
    (self.namespaces, self.elements, self.attributes) = (namespaces, elements, attributes)
    self.limits = limits
  }

  /// An element of the vocabulary begins; ``path`` does not hold it yet.
  func open(_ element: Int, _ attributes: borrowing XMLAttributes) {}

  /// An element of the vocabulary ends; ``path`` does not hold it any more.
  func close(_ element: Int, text: String) {}

  /// Whether the text of an element is wanted.
  func wantsText(_ element: Int) -> Bool { false }

  /// What the bytes of an attribute without prefix make; nil where it is not there.
  final func value<Result>(
    _ attribute: Int, of attributes: borrowing XMLAttributes, _ body: (borrowing Span<UInt8>) -> Result
  ) -> Result? {
    guard let index = attributes.index(of: names.attributes[attribute]) else { return nil }
    return attributes.withValue(at: index, body)
  }

  final func text(_ attribute: Int, of attributes: borrowing XMLAttributes) -> String? {
    attributes.text(of: names.attributes[attribute])
  }

  final func integer(_ attribute: Int, of attributes: borrowing XMLAttributes) -> Int? {
    attributes.integer(of: names.attributes[attribute])
  }

  final func boolean(_ attribute: Int, of attributes: borrowing XMLAttributes) -> Bool? {
    attributes.boolean(of: names.attributes[attribute])
  }

  final func relationship(of attributes: borrowing XMLAttributes) -> String? {
    for index in 0..<attributes.count
    where attributes.name(at: index) == names.id
      && names.relationship.contains(attributes.namespace(at: index))
    {
      return attributes.text(at: index)
    }
    return nil
  }

  /// Ends the reading because there are too many of something.
  final func exceed(_ limit: Int, _ counted: WorkbookFault.Reason.Counted) {
    fault = WorkbookFault(.tooMany(counted, limit: limit))
  }

  // MARK: Events

  final func begin(names: borrowing XMLNameTable) {
    self.names = names.vocabulary(of: type(of: self)) { names in
      Names(
        elements: elements.map { names.name($0) }, attributes: attributes.map { names.name($0) },
        namespaces: namespaces.map { names.name($0) },
        relationship: NamespacePair(names, Namespace.relationships, Namespace.strictRelationships),
        id: names.name("id"))
    }
  }

  final func startElement(
    _ name: XMLName, in namespace: XMLName, attributes: borrowing XMLAttributes
  ) {
    guard !isFinished else { return }
    guard skipped == 0, names.namespaces.contains(namespace),
      let element = names.elements.firstIndex(of: name)
    else {
      skipped += 1
      if path.isEmpty { refuseRoot() }
      return
    }
    open(element, attributes)
    path.append(element)
    text.removeAll(keepingCapacity: true)
  }

  final func endElement(_ name: XMLName, in namespace: XMLName) {
    guard !isFinished else { return }
    guard skipped == 0 else {
      skipped -= 1
      return
    }
    guard let element = path.popLast() else { return }
    close(element, text: wantsText(element) ? String(decoding: text, as: UTF8.self) : "")
    text.removeAll(keepingCapacity: true)
  }

  final func characters(_ characters: borrowing Span<UInt8>) {
    guard skipped == 0, !isFinished, let element = path.last, wantsText(element) else { return }
    guard text.count + characters.count <= limits.textUnits * 4 else {
      exceed(limits.textUnits, .characters)
      return
    }
    for index in characters.indices { text.append(characters[index]) }
  }

  private func refuseRoot() { fault = WorkbookFault(.wrongPart) }
}
