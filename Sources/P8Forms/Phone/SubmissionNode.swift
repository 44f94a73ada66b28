import P8Model
import VietnameseText
import XMLStream

/// What was answered on a phone, as a tree of groups, repeats and questions: the same whether ODK Collect sent it as XML or
/// a form server hands it out as JSON.
struct SubmissionNode: Sendable {
  let name: String
  /// The answer; nil for a group, a repeat, and a question without an answer.
  private(set) var text: String?
  private(set) var children: [SubmissionNode] = []

  /// Forms have three levels; a hostile file may have any number.
  private static let maximumDepth = 32

  // MARK: - XML

  init?(_ element: XMLTree.Element, depth: Int = 0) {
    guard depth < Self.maximumDepth else { return nil }
    name = element.name
    for child in element.children {
      guard let node = SubmissionNode(child, depth: depth + 1) else { return nil }
      children.append(node)
    }
    if children.isEmpty { text = Self.answer(element.text) }
  }

  // MARK: - JSON

  /// - Parameter path: The names of what the value stands in: KoboToolbox writes them before each name, with slashes.
  init?(_ value: JSONValue, name: String, path: [String] = []) {
    guard path.count < Self.maximumDepth else { return nil }
    self.name = name
    guard let members = value.members else {
      text = Self.text(of: value).flatMap(Self.answer)
      return
    }
    for (key, value) in members {
      var names = key.split(separator: "/").map(String.init)
      if names.count > path.count, Array(names.prefix(path.count)) == path { names.removeFirst(path.count) }
      guard let last = names.last, names.count < Self.maximumDepth else { continue }
      let inner = path + names
      let items = value.list?.filter { $0.members != nil } ?? []
      for item in items.isEmpty ? [value] : items {
        guard let node = SubmissionNode(item, name: last, path: inner) else { return nil }
        add(node, into: names.dropLast())
      }
    }
  }

  private mutating func add(_ node: SubmissionNode, into groups: ArraySlice<String>) {
    guard let group = groups.first else {
      children.append(node)
      return
    }
    let place = children.firstIndex { $0.name == group } ?? children.count
    if place == children.count { children.append(SubmissionNode(group: group)) }
    children[place].add(node, into: groups.dropFirst())
  }

  private init(group name: String) { self.name = name }

  private static func text(of value: JSONValue) -> String? {
    switch value {
    case .text(let text), .decimal(let text): text
    case .number(let number): String(number)
    case .truth(let truth): String(truth)
    case .null, .list, .object: nil
    }
  }

  /// An answer without spaces around it; programs write the sign of a period's calendar as a character reference.
  private static func answer(_ text: String) -> String? {
    let clean = NormalForm.clean(text.replacing("&#64;", with: "@")).text
    return clean.isEmpty ? nil : clean
  }

  // MARK: - Looking

  /// All nodes below by name, those of one name in the order of the file.
  var index: [String: [SubmissionNode]] {
    var index: [String: [SubmissionNode]] = [:]
    func add(_ node: SubmissionNode) {
      for child in node.children {
        index[child.name, default: []].append(child)
        add(child)
      }
    }
    add(self)
    return index
  }

  func child(_ name: String) -> SubmissionNode? { children.first { $0.name == name } }
}
