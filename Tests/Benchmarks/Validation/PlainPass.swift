// The checks of the bench as a programmer would write them for these twelve columns and nothing else, without messages,
// repairs or places in the file: the mark for `p8 check`. Build: swiftc -O PlainPass.swift
//
// PlainPass split|bytes FOLDER prints a line for each fault: file, cell, kind. `split` takes the text apart as most people
// would, with String.split; `bytes` walks over its UTF-8 once, which is harder to write and faster.
import Foundation

let activities: Set<Substring> = [
  "CCT", "LOC", "TRUST", "DIALOGUE", "LIVELIHOOD", "TRAINING", "MEDIA", "SAVING",
]
let quarters: Set<Substring> = ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"]
let monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/// The records of a CSV text, line by line; a line with a quote in it is joined with the next where one is open.
func recordsBySplitting(_ text: String) -> [[Substring]] {
  var records: [[Substring]] = []
  var start: String.Index?
  for line in text.split(separator: "\n") {
    let whole = text[(start ?? line.startIndex)..<line.endIndex]
    guard whole.contains("\"") else {
      records.append(line.split(separator: ",", omittingEmptySubsequences: false))
      continue
    }
    guard whole.count(where: { $0 == "\"" }).isMultiple(of: 2) else {
      start = start ?? line.startIndex
      continue
    }
    start = nil
    records.append(cells(of: whole))
  }
  return records
}

/// The cells of a record with quotes.
func cells(of record: Substring) -> [Substring] {
  var cells: [Substring] = []
  var isQuoted = false
  var start = record.startIndex
  for index in record.indices {
    if record[index] == "\"" { isQuoted.toggle() }
    guard record[index] == ",", !isQuoted else { continue }
    cells.append(record[start..<index])
    start = record.index(after: index)
  }
  cells.append(record[start...])
  return cells.map { $0.first == "\"" ? $0.dropFirst().dropLast() : $0 }
}

/// The records of a CSV text; a quoted cell may hold commas and line breaks.
func recordsOfBytes(_ text: String) -> [[Substring]] {
  var records: [[Substring]] = []
  var record: [Substring] = []
  var isQuoted = false
  let utf8 = text.utf8
  var start = utf8.startIndex
  var index = start
  func cell() -> Substring {
    let cell = text[start..<index]
    return cell.utf8.first == UInt8(ascii: "\"") ? cell.dropFirst().dropLast() : cell
  }
  while index < utf8.endIndex {
    switch utf8[index] {
    case UInt8(ascii: "\""): isQuoted.toggle()
    case UInt8(ascii: ",") where !isQuoted:
      record.append(cell())
      start = utf8.index(after: index)
    case UInt8(ascii: "\n") where !isQuoted:
      record.append(cell())
      records.append(record)
      record = []
      record.reserveCapacity(12)
      start = utf8.index(after: index)
    default: break
    }
    index = utf8.index(after: index)
  }
  return records
}

func count(_ text: Substring) -> Int? {
  guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
  return Int(text)
}

func isDay(_ text: Substring) -> Bool {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  guard parts.count == 3, parts[0].utf8.count == 4, let year = count(parts[0]), let month = count(parts[1]),
    let day = count(parts[2]), (1...12).contains(month)
  else { return false }
  let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  return (1...(month == 2 && isLeap ? 29 : monthLengths[month - 1])).contains(day)
}

let records = CommandLine.arguments[1] == "split" ? recordsBySplitting : recordsOfBytes
let folder = CommandLine.arguments[2]
let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".csv") }
  .sorted()
var faults: [String] = []
for name in names {
  let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")), as: UTF8.self)
  var seen: Set<Substring> = []
  for (index, row) in records(text).enumerated() where index > 0 {
    func tell(_ column: String, _ kind: String) { faults.append("\(name)\t\(column)\(index + 1)\t\(kind)") }
    guard row.count == 12 else {
      tell("A", "cells")
      continue
    }
    if !seen.insert(row[0]).inserted { tell("A", "duplicate") }
    if row[1].utf8.count != 6 || row[1].utf8.first != UInt8(ascii: "V") || count(row[1].dropFirst()) == nil {
      tell("B", "shape")
    }
    if !activities.contains(row[2]) { tell("C", "list") }
    if !quarters.contains(row[3]) { tell("D", "list") }
    if row[4].isEmpty { tell("E", "missing") } else if !isDay(row[4]) { tell("E", "day") }
    let numbers = (5...9).map { count(row[$0]) }
    for (place, number) in numbers.enumerated() {
      guard let number else {
        tell(["F", "G", "H", "I", "J"][place], "number")
        continue
      }
      if number > (place == 4 ? 1000 : 500) { tell(["F", "G", "H", "I", "J"][place], "range") }
    }
    if let score = Double(row[10]), (0...1).contains(score) {} else { tell("K", "range") }
    if let all = numbers[0], let women = numbers[1], let men = numbers[2], women + men != all {
      tell("H", "sum")
    }
  }
}
print(faults.joined(separator: "\n"))
