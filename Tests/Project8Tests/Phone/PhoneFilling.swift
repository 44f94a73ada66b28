import P8Model
import SpreadsheetML
import Testing

/// A form for the phone as a village sees it: opened with what it brings along, answered where a question shows, and sent.
struct PhoneFilling {
  private struct Line {
    let type: String
    let name: String
    let relevant: String
    let calculation: String
    let initial: String
  }

  private let lines: [Line]
  private let settings: [String: String]
  private var answers: [String: String] = [:]
  /// The rows of repeats, each by its questions.
  private var repeats: [String: [[String: String]]] = [:]

  init(_ xlsform: [UInt8]) throws {
    let reader = try WorkbookReader(bytes: xlsform)
    func rows(_ name: String) throws -> [[String: String]] {
      let sheet = try #require(reader.sheets.first { $0.name == name })
      let rows = try reader.content(of: sheet).rows.map { row in
        Dictionary(
          uniqueKeysWithValues: try row.cells.map {
            ($0.reference.column, try reader.displayedText(of: $0, conventions: .vietnamese))
          })
      }
      let head = try #require(rows.first)
      return rows.dropFirst().map { row in
        Dictionary(uniqueKeysWithValues: row.compactMap { place, text in head[place].map { ($0, text) } })
      }
    }
    settings = try #require(rows("settings").first)
    lines = try rows("survey").map { row in
      Line(
        type: row["type"] ?? "", name: row["name"] ?? "", relevant: row["relevant"] ?? "",
        calculation: row["calculation"] ?? "", initial: row["default"] ?? "")
    }
    for line in lines where !line.initial.isEmpty { answers[line.name] = line.initial }
  }

  /// How many questions show, repeats left out.
  var shown: [String] {
    get throws {
      try lines.filter { line in
        line.type != "note" && line.type != "calculate" && !line.type.hasPrefix("begin")
          && !line.type.hasPrefix("end") && !isInRepeat(line.name)
      }.map(\.name).filter { try isShown($0) }
    }
  }

  mutating func answer(_ name: String, _ text: String) throws {
    try #require(lines.contains { $0.name == name && $0.type != "calculate" && $0.type != "note" }, "\(name)")
    try #require(try isShown(name), "\(name) does not show")
    answers[name] = text
  }

  mutating func add(row: [String: String], to name: String) throws {
    let isThere = lines.contains { $0.name == name && $0.type == "begin_repeat" }
    try #require(try isThere && isShown(name), "\(name)")
    for question in row.keys { try #require(lines.contains { $0.name == question }, "\(question)") }
    repeats[name, default: []].append(row)
  }

  // MARK: - What holds

  /// Whether a line and all groups around it are relevant.
  private func isShown(_ name: String) throws -> Bool {
    var around: [Line] = []
    for line in lines {
      if line.name == name, !line.type.hasPrefix("end") {
        return try (around + [line]).allSatisfy { line in
          try line.relevant.isEmpty || value(of: line.relevant) == "true"
        }
      }
      if line.type.hasPrefix("begin") { around.append(line) }
      if line.type.hasPrefix("end") { around.removeLast() }
    }
    return false
  }

  private func isInRepeat(_ name: String) -> Bool {
    var depth = 0
    for line in lines {
      if line.type == "begin_repeat" { depth += 1 }
      if line.type == "end_repeat" { depth -= 1 }
      if line.name == name { return depth > 0 && line.type != "begin_repeat" }
    }
    return false
  }

  private func value(of expression: String) throws -> String {
    try PlainXPath.value(of: expression) { (try? current($0)) ?? "" }
  }

  /// The answer or computed value of a question; empty where it does not show.
  private func current(_ name: String) throws -> String {
    guard let line = lines.first(where: { $0.name == name }), try isShown(name) else { return "" }
    return line.type == "calculate" ? try value(of: line.calculation) : answers[name] ?? ""
  }

  // MARK: - What is sent

  /// A group, repeat or question with its answer.
  private enum Node {
    case question(String, String)
    case group(String, [Node])
    case rows(String, [[Node]])
  }

  private func tree() throws -> [Node] {
    var place = 0
    func nodes(_ row: [String: String]?) throws -> [Node] {
      var nodes: [Node] = []
      while place < lines.count {
        let line = lines[place]
        place += 1
        switch line.type {
        case "note": continue
        case "end_group", "end_repeat": return nodes
        case "begin_group":
          let inner = try nodes_(row)
          if try isShown(line.name) { nodes.append(.group(line.name, inner)) }
        case "begin_repeat":
          let start = place
          var all: [[Node]] = []
          for row in repeats[line.name] ?? [] {
            place = start
            all.append(try nodes_(row))
          }
          if all.isEmpty { _ = try nodes_([:]) }
          nodes.append(.rows(line.name, all))
        default:
          let text = try row.map { $0[line.name] ?? "" } ?? current(line.name)
          nodes.append(.question(line.name, text))
        }
      }
      return nodes
    }
    func nodes_(_ row: [String: String]?) throws -> [Node] { try nodes(row) }
    return try nodes(nil)
  }

  /// The submission as ODK Collect sends it.
  func xml() throws -> [UInt8] {
    func text(_ nodes: [Node]) -> String {
      nodes.map { node in
        switch node {
        case .question(let name, let answer):
          answer.isEmpty ? "<\(name)/>" : "<\(name)>\(Self.escaped(answer))</\(name)>"
        case .group(let name, let inner): "<\(name)>\(text(inner))</\(name)>"
        case .rows(let name, let rows): rows.map { "<\(name)>\(text($0))</\(name)>" }.joined()
        }
      }.joined()
    }
    let head = "<data id=\"\(settings["form_id"] ?? "")\" version=\"\(settings["version"] ?? "")\">"
    let meta = "<meta><instanceID>uuid:1</instanceID></meta>"
    return Array("<?xml version='1.0' encoding='UTF-8' ?>\(head)\(text(try tree()))\(meta)</data>".utf8)
  }

  /// The submission as KoboToolbox hands it out, with its verdict: names hold their groups, repeats are lists, answers are
  /// texts, and what was not answered is missing.
  func kobo(status: String? = nil) throws -> JSONValue {
    func members(_ nodes: [Node], _ path: String) -> [(String, JSONValue)] {
      nodes.flatMap { node -> [(String, JSONValue)] in
        switch node {
        case .question(let name, let answer): answer.isEmpty ? [] : [(path + name, .text(answer))]
        case .group(let name, let inner): members(inner, path + name + "/")
        case .rows(let name, let rows):
          rows.isEmpty
            ? [] : [(path + name, .list(rows.map { .object(members($0, path + name + "/")) }))]
        }
      }
    }
    let verdict: JSONValue = .object(status.map { [("uid", .text($0)), ("label", .text("x"))] } ?? [])
    return .object(
      [("_id", .number(7))] + members(try tree(), "") + [("_validation_status", verdict)])
  }

  /// The submission as ODK Central hands it out with everything expanded: objects in objects, numbers as numbers.
  func central(state: String? = nil) throws -> JSONValue {
    func members(_ nodes: [Node]) -> [(String, JSONValue)] {
      nodes.map { node -> (String, JSONValue) in
        switch node {
        case .question(let name, let answer):
          (name, answer.isEmpty ? .null : Int(answer).map { .number($0) } ?? .text(answer))
        case .group(let name, let inner): (name, .object(members(inner)))
        case .rows(let name, let rows): (name, .list(rows.map { .object(members($0)) }))
        }
      }
    }
    let system: JSONValue = .object([("reviewState", .optional(state))])
    return .object([("__id", .text("uuid:1")), ("__system", system)] + members(try tree()))
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("@", with: "&#64;")
  }
}
