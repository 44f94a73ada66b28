package import ContentDigest
import Foundation
import P8Model

/// The keys of a person: those to sign with, and the public ones of people who are trusted.
///
/// A folder with two files for a key of one's own, `NAME.key` (secret, readable by its owner alone) and
/// `NAME.pub`, and one `NAME.pub` for each key of somebody else. Each file is one line of words:
/// `p8-ed25519 BASE64 NAME`, or `p8-ed25519-secret BASE64 NAME`.
package struct KeyRing: Sendable {
  /// A key under its name.
  package struct Entry: Sendable, Hashable {
    package let name: String
    package let key: PublicKey
    /// Whether one can sign with it.
    package let isOwn: Bool

    package var fingerprint: String { key.fingerprint }

    /// The line that is sent to others.
    package var line: String { "\(KeyRing.publicWord) \(key.base64) \(name)" }
  }

  /// Whether a file holds a key to sign with.
  static func isSecretKey(_ path: String) -> Bool {
    let word = Array("\(secretWord) ".utf8)
    return RegularFile.beginning(of: path, count: word.count) == word
  }

  static let publicWord = "p8-ed25519"
  static let secretWord = "p8-ed25519-secret"

  package let folder: String

  /// Takes a folder, which need not be there yet.
  package init(folder: String) { self.folder = folder }

  /// The folder of a person: `P8_KEYS`, else `project8/keys` where the system keeps settings.
  package init(environment: [String: String]) {
    if let folder = environment["P8_KEYS"], !folder.isEmpty {
      self.init(folder: folder)
    } else if let settings = environment["XDG_CONFIG_HOME"], settings.hasPrefix("/") {
      self.init(folder: "\(settings)/project8/keys")
    } else {
      self.init(folder: "\(environment["HOME"] ?? NSHomeDirectory())/.config/project8/keys")
    }
  }

  package init() { self.init(environment: ProcessInfo.processInfo.environment) }

  // MARK: - Keys of one's own

  /// Makes a new key, by whose name the receivers know whose it is.
  /// - Throws: ``Failure`` for a name that is taken or cannot be one, or a folder that cannot be written.
  package func create(_ name: String) throws(Failure) -> Entry {
    try check(name)
    guard FileStatus(of: path(name, "pub"), followingLinks: false) == nil else { throw taken(name) }
    let key = SigningKey()
    let entry = Entry(name: name, key: key.publicKey, isOwn: true)
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Failure.unwritable(folder)
    }
    // The file is nobody else's from its first moment, and never that of an older key.
    let file = open(path(name, "key"), O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard file >= 0 else { throw errno == EEXIST ? taken(name) : Failure.unwritable(path(name, "key")) }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    do {
      try handle.write(
        contentsOf: Data("\(Self.secretWord) \(Base64.text(of: key.bytes)) \(name)\n".utf8))
      try handle.close()
    } catch {
      throw Failure.unwritable(path(name, "key"))
    }
    try FileOutput.ofOwnData.write([(path(name, "pub"), Array((entry.line + "\n").utf8))])
    return entry
  }

  /// The key of a name, to sign with.
  /// - Throws: ``Failure`` where there is none, or others may read it.
  package func signingKey(_ name: String) throws(Failure) -> SigningKey {
    try check(name)
    let path = path(name, "key")
    guard FileManager.default.fileExists(atPath: path) else {
      let own = entries().filter(\.isOwn).map(\.name).joined(separator: ", ")
      throw Failure(
        .wrongUse,
        LocalizedText(vi: "Không có khóa ký “\(name)”", en: "There is no key “\(name)” to sign with"),
        remedy: own.isEmpty
          ? LocalizedText(vi: "Tạo khóa: p8 keys new \(name)", en: "Make one: p8 keys new \(name)")
          : LocalizedText(vi: "Các khóa đang có: \(own)", en: "The keys are: \(own)"))
    }
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    if let mode = (attributes?[.posixPermissions] as? NSNumber)?.intValue, mode & 0o077 != 0 {
      throw Failure(
        .input,
        LocalizedText(
          vi: "Người khác đọc được khóa bí mật \(path)", en: "Other people can read the secret key \(path)"),
        remedy: LocalizedText(
          vi: "Chạy: chmod 600 \(path). Nếu có thể đã lộ, hãy tạo khóa mới và báo cho nơi nhận.",
          en: "Run: chmod 600 \(path). If it may have leaked, make a new key and tell the receivers."))
    }
    let words = String(decoding: try RegularFile.contents(of: path), as: UTF8.self).split(
      whereSeparator: \.isWhitespace)
    guard words.count >= 2, words[0] == Self.secretWord,
      let key = Base64.bytes(of: String(words[1])).flatMap(SigningKey.init(bytes:))
    else { throw noKey(path) }
    return key
  }

  // MARK: - All keys

  /// The keys by name; a file that holds none is passed over, and ``damaged()`` tells it.
  package func entries() -> [Entry] {
    names().compactMap { name in
      guard let (key, _) = try? Self.publicKey(inFile: path(name, "pub")) else { return nil }
      return Entry(name: name, key: key, isOwn: FileManager.default.fileExists(atPath: path(name, "key")))
    }
  }

  /// What is wrong with the files of public keys that hold none.
  package func damaged() -> [Failure] {
    names().compactMap { name in
      do throws(Failure) {
        _ = try Self.publicKey(inFile: path(name, "pub"))
        return nil
      } catch {
        return error
      }
    }
  }

  private func names() -> [String] {
    guard let files = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return [] }
    return files.sorted().filter { $0.hasSuffix(".pub") && !$0.hasPrefix(".") }.map { String($0.dropLast(4)) }
  }

  package func entry(_ name: String) throws(Failure) -> Entry {
    let entries = entries()
    guard let entry = entries.first(where: { $0.name == name }) else {
      let there = entries.map(\.name).joined(separator: ", ")
      throw Failure(
        .wrongUse, LocalizedText(vi: "Không có khóa “\(name)”", en: "There is no key “\(name)”"),
        remedy: there.isEmpty
          ? LocalizedText(vi: "Tạo khóa: p8 keys new \(name)", en: "Make one: p8 keys new \(name)")
          : LocalizedText(vi: "Các khóa đang có: \(there)", en: "The keys are: \(there)"))
    }
    return entry
  }

  /// Takes the public key of somebody else: from now on their signatures are known by name.
  /// - Parameter text: The line that they sent, the key in Base64, or the path of a file with one of these.
  ///   Without a name the one that stands in the line is taken.
  /// - Throws: ``Failure`` for what is not a key, a name that is taken, or a folder that cannot be written.
  package func trust(_ text: String, name: String?) throws(Failure) -> Entry {
    let (key, given) = try Self.publicKey(text)
    guard let name = name ?? given else {
      throw Failure(
        .wrongUse, LocalizedText(vi: "Khóa này chưa có tên", en: "The key has no name"),
        remedy: LocalizedText(vi: "Thêm --name TÊN.", en: "Add --name NAME."))
    }
    try check(name)
    let entries = entries()
    if let known = entries.first(where: { $0.key == key }) { return known }
    // A file that holds no key has the name, too.
    guard FileStatus(of: path(name, "pub"), followingLinks: false) == nil else { throw taken(name) }
    let entry = Entry(name: name, key: key, isOwn: false)
    try FileOutput.ofOwnData.write([(path(name, "pub"), Array((entry.line + "\n").utf8))])
    return entry
  }

  /// A public key as people give it: a line, the key in Base64, or the path of a file with one of these.
  package static func publicKey(_ text: String) throws(Failure) -> (key: PublicKey, name: String?) {
    if let found = parse(text) { return found }
    guard FileManager.default.fileExists(atPath: text) else {
      let isFile = text.hasSuffix(".pub") || text.contains("/")
      throw Failure(
        .wrongUse,
        isFile
          ? LocalizedText(
            vi: "Không có tệp khóa công khai \(text)", en: "There is no file of a public key \(text)")
          : LocalizedText(vi: "Đây không phải khóa công khai: \(text)", en: "No public key: \(text)"),
        remedy: LocalizedText(
          vi: "Dùng tệp .pub, hoặc dòng “\(publicWord) …” do p8 keys show in ra.",
          en: "Give a .pub file, or the line “\(publicWord) …” that p8 keys show prints."))
    }
    return try publicKey(inFile: text)
  }

  private static func publicKey(inFile path: String) throws(Failure) -> (key: PublicKey, name: String?) {
    guard let found = parse(String(decoding: try RegularFile.contents(of: path), as: UTF8.self)) else {
      throw Failure(
        .input,
        LocalizedText(
          vi: "Tệp không có khóa công khai: \(path)", en: "The file holds no public key: \(path)"),
        remedy: LocalizedText(
          vi: "Tệp phải có một dòng “\(publicWord) …” do p8 keys show in ra.",
          en: "It must hold one line “\(publicWord) …” that p8 keys show prints."))
    }
    return found
  }

  private static func parse(_ text: String) -> (key: PublicKey, name: String?)? {
    var words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    if words.first == publicWord { words.removeFirst() }
    guard let first = words.first, words.count <= 2, let key = PublicKey(base64: first) else { return nil }
    return (key, words.count == 2 ? words[1] : nil)
  }

  private func path(_ name: String, _ ending: String) -> String { "\(folder)/\(name).\(ending)" }

  /// A name is the name of a file too: letters, digits, `.`, `_` and `-`, and no path.
  private func check(_ name: String) throws(Failure) {
    let isPlain = name.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || [UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-")].contains(byte)
    }
    guard isPlain, !name.isEmpty, name.utf8.count <= 64, !name.hasPrefix("."), !name.hasPrefix("-") else {
      throw Failure(
        .wrongUse,
        LocalizedText(vi: "Tên khóa không hợp lệ: \(name)", en: "This cannot be the name of a key: \(name)"),
        remedy: LocalizedText(
          vi: "Dùng chữ không dấu, số và các dấu . _ -, ví dụ hoi-lhpn-phu-yen.",
          en: "Use plain letters, digits and . _ -, such as womens-union-phu-yen."))
    }
  }

  private func taken(_ name: String) -> Failure {
    Failure(
      .wrongUse, LocalizedText(vi: "Đã có khóa “\(name)”", en: "There is a key “\(name)” already"),
      remedy: LocalizedText(
        vi: "Chọn tên khác. Khóa đang có trong \(folder).",
        en: "Choose another name. The keys lie in \(folder)."))
  }

  private func noKey(_ path: String) -> Failure {
    Failure(
      .input, LocalizedText(vi: "Tệp khóa bị hỏng: \(path)", en: "The file of the key is damaged: \(path)"),
      remedy: LocalizedText(
        vi: "Lấy lại từ bản sao lưu, hoặc tạo khóa mới.", en: "Take it from a backup, or make a new key."))
  }
}
