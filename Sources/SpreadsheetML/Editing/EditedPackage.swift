import XMLStream

/// A package with parts replaced, added and removed; all others stay packed as they came.
struct EditedPackage {
  private let bytes: [UInt8]
  private let package: PackageReader
  private var replaced: [String: [UInt8]] = [:]
  private var added: [(name: String, bytes: [UInt8])] = []
  private var removed: Set<String> = []
  private var types: XMLTree?
  /// The form of the workbook, which parts that are added must have too.
  private(set) var dialect = Dialect.transitional

  private static let typesPart = "[Content_Types].xml"

  init(_ bytes: [UInt8], package: PackageReader) throws(EditFault) {
    (self.bytes, self.package) = (bytes, package)
    if let workbook = try workbookPart() {
      dialect = Dialect(ofPartIn: try tree(workbook).root?.namespace)
    }
  }

  // MARK: Parts

  /// The part that lists the sheets.
  func workbookPart() throws(EditFault) -> String? { try targets("officeDocument", of: "").first }

  /// The parts to which the relationships of another lead, by the kind of relationship.
  func targets(_ kind: String, of part: String) throws(EditFault) -> [String] {
    do {
      return try package.relationships(of: part).all.filter { $0.kind == kind }.map(\.part)
    } catch {
      throw .reading(error)
    }
  }

  /// The bytes of a part as they are now.
  func content(_ name: String) throws(EditFault) -> [UInt8] {
    if let bytes = replaced[name] { return bytes }
    if let part = added.first(where: { $0.name == name }) { return part.bytes }
    guard let entry = package.archive.entry(named: name) else {
      throw .reading(WorkbookFault(.noPart, part: name))
    }
    var bytes: [UInt8] = []
    do {
      // The guarded parser goes first: the tree would take hostile markup as it comes.
      try package.read(entry, with: PartGuard())
      try PartUnpacker().unpack(entry, of: package.archive) { piece in
        unsafe piece.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        return true
      }
    } catch {
      throw .reading(error)
    }
    return bytes
  }

  /// A part as a tree, as it is now.
  func tree(_ name: String) throws(EditFault) -> XMLTree {
    let bytes = try content(name)
    do {
      return try XMLTree(bytes)
    } catch {
      throw .reading(WorkbookFault(.malformedXML(detail: nil), part: name))
    }
  }

  /// Puts a tree in the place of a part.
  mutating func replace(_ name: String, with tree: XMLTree) throws(EditFault) {
    replace(name, with: try Self.written(tree.bytes))
  }

  /// Puts bytes in the place of a part.
  mutating func replace(_ name: String, with bytes: [UInt8]) {
    if let place = added.firstIndex(where: { $0.name == name }) {
      added[place].bytes = bytes
    } else {
      replaced[name] = bytes
    }
  }

  /// Adds a part; one that is not XML of a known default also needs ``addType(part:type:)``.
  mutating func add(_ name: String, _ bytes: [UInt8]) { added.append((name, bytes)) }

  /// Takes a part out, with the relationship that leads to it and its type.
  mutating func remove(_ name: String, of owner: String) throws(EditFault) {
    let links = RelationshipsReader.part(of: owner)
    let tree = try tree(links)
    for link in tree.root?.children ?? []
    where link["TargetMode"] != "External"
      && RelationshipsReader.part(link["Target"] ?? "", from: owner) == name
    {
      link.remove()
    }
    try replace(links, with: tree)
    let path = ZipDirectory.folded("/" + name)
    for entry in try openedTypes()?.children ?? [] where entry["PartName"].map(ZipDirectory.folded) == path {
      entry.remove()
    }
    removed.insert(ZipDirectory.folded(name))
    removed.insert(ZipDirectory.folded(RelationshipsReader.part(of: name)))
  }

  /// The smallest number that makes a name which no part has.
  func freeNumber(_ name: (Int) -> String) -> Int {
    var number = 1
    while package.archive.entry(named: name(number)) != nil
      || added.contains(where: { $0.name == name(number) })
    {
      number += 1
    }
    return number
  }

  // MARK: Types and relationships

  private mutating func openedTypes() throws(EditFault) -> XMLTree.Element? {
    if types == nil { types = try tree(Self.typesPart) }
    return types?.root
  }

  /// States the type of a part.
  mutating func addType(part: String, type: String) throws(EditFault) {
    let entry = try openedTypes()?.add("Override")
    entry?["PartName"] = "/" + part
    entry?["ContentType"] = type
  }

  /// States the type of all parts with an extension, unless it is stated.
  mutating func addDefaultType(fileExtension: String, type: String) throws(EditFault) {
    guard let root = try openedTypes(),
      !root.children.contains(where: { $0["Extension"]?.lowercased() == fileExtension })
    else { return }
    let entry = root.add("Default", before: root.children.first)
    entry?["Extension"] = fileExtension
    entry?["ContentType"] = type
  }

  /// Adds a relationship to the part that holds those of another; gives its id.
  mutating func addRelationship(of part: String, type: String, target: String) throws(EditFault) -> String {
    let name = RelationshipsReader.part(of: part)
    guard
      replaced[name] != nil || package.archive.entry(named: name) != nil
        || added.contains(where: { $0.name == name })
    else {
      var own = RelationshipsPart(dialect: dialect)
      let id = own.add(type, target: target)
      let fresh = own
      add(name, try Self.checked(fresh.xml))
      return id
    }
    let tree = try tree(name)
    guard let root = tree.root else { return "" }
    let used = Set(root.children.compactMap { $0["Id"] })
    var number = used.count + 1
    while used.contains("rId\(number)") { number += 1 }
    let entry = root.add("Relationship")
    entry?["Id"] = "rId\(number)"
    entry?["Type"] = "\(dialect.relationships)/\(type)"
    entry?["Target"] = target
    try replace(name, with: tree)
    return "rId\(number)"
  }

  // MARK: The container

  /// The container: parts in their old order, those that were not touched still packed as they came.
  mutating func assembled() throws(EditFault) -> [UInt8] {
    if let types { replaced[Self.typesPart] = try Self.written(types.bytes) }
    do {
      let queue = PieceQueue(compression: .standard, isParallel: false)
      let spool = SpoolFile(beside: nil)
      var writer = ZIPWriter(sink: PackageSink())
      for entry in package.archive.entries where !removed.contains(ZipDirectory.folded(entry.name)) {
        if let bytes = replaced[entry.name] {
          try writer.add(queue.entry(name: entry.name, bytes: bytes), spool: spool)
        } else {
          let packed = Array(bytes[entry.dataOffset..<entry.dataOffset + entry.packedBytes])
          try writer.add(
            ZIPEntry(
              name: entry.name, method: entry.method.rawValue, checksum: entry.checksum,
              length: entry.unpackedBytes, contents: [.memory(packed)]), spool: spool)
        }
      }
      for part in added { try writer.add(queue.entry(name: part.name, bytes: part.bytes), spool: spool) }
      let sink = try writer.finish()
      return try sink.finish()
    } catch {
      throw .writing(error)
    }
  }

  static func written(_ make: () throws(XMLTree.Fault) -> [UInt8]) throws(EditFault) -> [UInt8] {
    do {
      return try make()
    } catch {
      throw .writing(WriteFault(.xml("\(error)")))
    }
  }

  static func checked(_ make: () throws(XMLWriter.Fault) -> [UInt8]) throws(EditFault) -> [UInt8] {
    do {
      return try PackageAssembler.checked(make)
    } catch {
      throw .writing(error)
    }
  }
}
