import Foundation

/// The part of JSON Schema that the schemas of these tests use.
struct JSONSchema {
  private let root: [String: Any]

  init(path: String) throws {
    let data = try Data(contentsOf: URL(filePath: path))
    root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// What is wrong with a text; nothing if it is valid.
  func problems(in bytes: [UInt8]) throws -> [String] {
    problems(of: try JSONSerialization.jsonObject(with: Data(bytes)), root, at: "$")
  }

  private func problems(of value: Any, _ schema: [String: Any], at path: String) -> [String] {
    if let reference = schema["$ref"] as? String {
      let target = reference.split(separator: "/").dropFirst().reduce(root as Any?) { part, key in
        (part as? [String: Any])?[String(key)]
      }
      guard let target = target as? [String: Any] else { return ["\(path): no \(reference)"] }
      return problems(of: value, target, at: path)
    }
    var found: [String] = []
    if let constant = schema["const"] as? String, value as? String != constant {
      found.append("\(path): is not \(constant)")
    }
    switch schema["type"] as? String {
    case "object":
      guard let object = value as? [String: Any] else { return found + ["\(path): no object"] }
      found += self.object(object, schema, at: path)
    case "array":
      guard let list = value as? [Any] else { return found + ["\(path): no array"] }
      if list.count < schema["minItems"] as? Int ?? 0 { found.append("\(path): too few") }
      let items = schema["items"] as? [String: Any] ?? [:]
      for (place, item) in list.enumerated() { found += problems(of: item, items, at: "\(path)[\(place)]") }
    case "string":
      guard let text = value as? String else { return found + ["\(path): no string"] }
      if text.count < schema["minLength"] as? Int ?? 0 { found.append("\(path): too short") }
      if text.count > schema["maxLength"] as? Int ?? .max { found.append("\(path): too long") }
      if let pattern = schema["pattern"] as? String, (try? Regex(pattern).firstMatch(in: text)) == nil {
        found.append("\(path): “\(text)” is not \(pattern)")
      }
    case "boolean":
      if !(value is Bool) { found.append("\(path): no boolean") }
    default: break
    }
    return found
  }

  private func object(_ object: [String: Any], _ schema: [String: Any], at path: String) -> [String] {
    let properties = schema["properties"] as? [String: Any] ?? [:]
    var found = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map {
      "\(path): no \($0)"
    }
    for (key, value) in object {
      if let property = properties[key] as? [String: Any] {
        found += problems(of: value, property, at: "\(path).\(key)")
      } else if schema["additionalProperties"] as? Bool == false {
        found.append("\(path): \(key) is not allowed")
      }
    }
    return found
  }
}
