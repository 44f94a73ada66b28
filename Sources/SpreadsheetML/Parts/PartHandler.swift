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
  final var fault: WorkbookFault?
  final let limits: ReadingLimits
  /// The elements around the one at hand, root first.
  final private(set) var path: [Int] = []

  private var elementNames: [XMLName] = []
  private var attributeNames: [XMLName] = []
  private var namespaceNames: [XMLName] = []
  private var relationshipNames = NamespacePair.none
  private var relationshipId = XMLName.none
  private var text: [UInt8] = []
  private var skipped = 0

  private let namespaces: [String]
  private let elements: [String]
  private let attributes: [String]

  init(namespaces: [String], elements: [String], attributes: [String], limits: ReadingLimits) {
    self.namespaces = namespaces
    self.elements = elements
    self.attributes = attributes
    self.limits = limits
  }

  /// An element of the vocabulary begins; ``path`` does not hold it yet.
  func open(_ element: Int, _ attributes: borrowing XMLAttributes) {}

  /// An element of the vocabulary ends; ``path`` does not hold it any more.
  func close(_ element: Int, text: String) {}

  /// Whether the text of an element is wanted.
  func wantsText(_ element: Int) -> Bool { false }

  final var isFinished: Bool { fault != nil }

  /// The text of an attribute without prefix.
  final func text(_ attribute: Int, of attributes: borrowing XMLAttributes) -> String? {
    attributes.text(of: attributeNames[attribute])
  }

  /// The number of an attribute without prefix.
  final func integer(_ attribute: Int, of attributes: borrowing XMLAttributes) -> Int? {
    attributes.integer(of: attributeNames[attribute])
  }

  /// The truth value of an attribute without prefix.
  final func boolean(_ attribute: Int, of attributes: borrowing XMLAttributes) -> Bool? {
    attributes.boolean(of: attributeNames[attribute])
  }

  /// The attribute `r:id`.
  final func relationship(of attributes: borrowing XMLAttributes) -> String? {
    for index in 0..<attributes.count
    where attributes.name(at: index) == relationshipId
      && relationshipNames.contains(attributes.namespace(at: index))
    {
      return attributes.text(at: index)
    }
    return nil
  }

  /// Ends the reading because there are too many of something.
  final func exceed(_ limit: Int, vi: String, en: String) {
    fault = WorkbookFault(
      .limitExceeded,
      reason: BilingualText(vi: "Có hơn \(limit) \(vi).", en: "There are more than \(limit) \(en)."))
  }

  // MARK: Events

  final func begin(names: borrowing XMLNameTable) {
    for element in elements { elementNames.append(names.name(element)) }
    for attribute in attributes { attributeNames.append(names.name(attribute)) }
    for namespace in namespaces { namespaceNames.append(names.name(namespace)) }
    relationshipNames = NamespacePair(names, Vocabulary.relationships, Vocabulary.strictRelationships)
    relationshipId = names.name("id")
  }

  final func startElement(
    _ name: XMLName, in namespace: XMLName, attributes: borrowing XMLAttributes
  ) {
    guard fault == nil else { return }
    guard skipped == 0, namespaceNames.contains(namespace),
      let element = elementNames.firstIndex(of: name)
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
    guard fault == nil else { return }
    guard skipped == 0 else {
      skipped -= 1
      return
    }
    guard let element = path.popLast() else { return }
    close(element, text: wantsText(element) ? String(decoding: text, as: UTF8.self) : "")
    text.removeAll(keepingCapacity: true)
  }

  final func characters(_ characters: borrowing Span<UInt8>) {
    guard skipped == 0, fault == nil, let element = path.last, wantsText(element) else { return }
    guard text.count + characters.count <= limits.textUnits * 4 else {
      exceed(limits.textUnits, vi: "ký tự trong một mục", en: "characters in one item")
      return
    }
    for index in characters.indices { text.append(characters[index]) }
  }

  private func refuseRoot() {
    fault = WorkbookFault(
      .damagedPart,
      reason: BilingualText(
        vi: "Phần này không phải loại nội dung phải có ở đây.",
        en: "This part is not of the kind that belongs here."))
  }
}
