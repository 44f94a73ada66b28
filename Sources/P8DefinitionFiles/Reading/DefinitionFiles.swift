import ContentDigest
import P8Definitions
import P8Model
import Yams

/// The files of the definitions with their bytes, read once.
struct DefinitionFiles {
  /// The bytes by relative path.
  private let contents: [String: [UInt8]]
  let names: [String]
  let faults: FaultCollector

  init(folder: DefinitionsFolder, faults: FaultCollector) {
    names = folder.files()
    self.faults = faults
    var contents: [String: [UInt8]] = [:]
    for name in names {
      if let bytes = folder.bytes(of: name) {
        contents[name] = bytes
      } else {
        faults.add(
          DefinitionSource(file: name, line: 1, column: 1), vi: "Không đọc được file",
          en: "The file cannot be read",
          hintVi: "Kiểm tra quyền đọc của file.", hintEn: "Check that the file may be read.")
      }
    }
    // Definitions from before a fixed text was a file keep working: they take the text that came with the program.
    let texts = TextCatalogue.kinds.map { "templates/texts/\($0.file).yaml" }.filter { contents[$0] == nil }
    if !texts.isEmpty, let shipped = DefinitionsFolder.shipped {
      for name in texts { contents[name] = shipped.bytes(of: name) }
    }
    self.contents = contents
  }

  /// The SHA-256 of the names and bytes of the files in order.
  ///
  /// Fixed texts are left out: other words do not make other definitions of the figures.
  var hash: String {
    var all: [UInt8] = []
    all.reserveCapacity(contents.values.reduce(0) { $0 + $1.count + 100 })
    for name in names where !name.hasPrefix("templates/texts/") {
      let bytes = contents[name] ?? []
      all += Array("\(name)\n\(bytes.count)\n".utf8)
      all += bytes
    }
    return ContentDigest.sha256(all)
  }

  /// The files right in a folder that end so.
  func names(in folder: String, suffix: String = ".yaml") -> [String] {
    names.filter {
      $0.hasPrefix(folder + "/") && $0.hasSuffix(suffix) && !$0.dropFirst(folder.utf8.count + 1).contains("/")
    }
  }

  func bytes(_ name: String) -> [UInt8]? {
    if let bytes = contents[name] { return bytes }
    faults.add(
      DefinitionSource(file: name, line: 1, column: 1), vi: "Thiếu file “\(name)”",
      en: "The file “\(name)” is missing", hintVi: "Khôi phục file này từ bản gốc.",
      hintEn: "Restore the file from the original.")
    return nil
  }

  /// The content of a YAML file; nil after a fault.
  func yaml(_ name: String) -> Entry? {
    guard let bytes = bytes(name) else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      faults.add(
        DefinitionSource(file: name, line: 1, column: 1), vi: "File không phải UTF-8",
        en: "The file is not UTF-8",
        hintVi: "Lưu lại file với bảng mã UTF-8.", hintEn: "Save the file as UTF-8.")
      return nil
    }
    do {
      if let node = try Yams.compose(yaml: text) { return Entry(node: node, file: name, faults: faults) }
      faults.add(
        DefinitionSource(file: name, line: 1, column: 1), vi: "File trống", en: "The file is empty",
        hintVi: "Viết nội dung hoặc xóa file.", hintEn: "Write its content or delete the file.")
    } catch let error as YamlError {
      add(error, text: text, file: name)
    } catch {
      faults.add(
        DefinitionSource(file: name, line: 1, column: 1), vi: "Không đọc được YAML: \(error)",
        en: "The YAML cannot be read: \(error)", hintVi: "Kiểm tra file.", hintEn: "Check the file.")
    }
    return nil
  }

  private func add(_ error: YamlError, text: String, file: String) {
    func place(_ mark: Mark) -> DefinitionSource {
      DefinitionSource(file: file, line: mark.line, column: mark.column)
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      faults.add(
        place(mark), vi: "Sai cú pháp YAML (\(problem))", en: "Not proper YAML: \(problem)",
        hintVi:
          "Kiểm tra thụt dòng (dùng dấu cách, không dùng tab), dấu hai chấm và dấu nháy quanh chữ có “:” hoặc “#”.",
        hintEn:
          "Check the indentation (spaces, no tabs), the colons, and quotes around texts with “:” or “#”.")
    case .duplicatedKeysInMapping(let duplicates, let context):
      let name = duplicates.joined(separator: ", ")
      faults.add(
        place(context.mark), vi: "Khóa “\(name)” có hai lần trong một mục",
        en: "The key “\(name)” stands twice in one entry", hintVi: "Giữ một, bỏ một.",
        hintEn: "Keep one and delete the other.")
    case .reader(let problem, _, _, _):
      faults.add(
        DefinitionSource(file: file, line: 1, column: 1), vi: "File có ký tự không đọc được (\(problem))",
        en: "The file has characters that cannot be read: \(problem)", hintVi: "Lưu lại với bảng mã UTF-8.",
        hintEn: "Save the file as UTF-8.")
    default:
      faults.add(
        DefinitionSource(file: file, line: 1, column: 1), vi: "Không đọc được YAML: \(error)",
        en: "The YAML cannot be read: \(error)", hintVi: "Kiểm tra file.", hintEn: "Check the file.")
    }
  }
}
