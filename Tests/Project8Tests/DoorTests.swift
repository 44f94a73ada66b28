import ContentDigest
import Foundation
import P8Model
import P8Registry
import TestSupport
import Testing

import Project8

/// What a bundle or another registry may do to an office that receives it: as much as its key has rights for, or a person
/// says.
struct DoorTests {
  let folder: TemporaryFolder
  /// Sends; its registry has 22084-01, 22084-02 and 22087-01.
  let district: Workspace
  /// Receives, and knows the villages.
  let province: Workspace
  let key: SigningKey

  init() async throws {
    folder = try TemporaryFolder()
    district = try Office.open("district", in: folder)
    province = try Office.open("province", in: folder)
    try await Office.ingest(["22084-01", "22084-02", "22087-01"], into: district)
    key = try { keys throws(Failure) in
      _ = try keys.create("song-hinh")
      return try keys.signingKey("song-hinh")
    }(district.keys)
  }

  private func trust(_ units: [String] = ["54"], _ may: Set<KeyRights.Right>) throws {
    _ = try province.keys.trust(
      key.publicKey.base64, name: "song-hinh",
      rights: KeyRights(units: units.map { try district.unit($0, structure: .y2024) }, may: may))
  }

  /// A bundle of the district, changed or not.
  private func bundle(
    _ unit: String = "22084", period: String? = "2023", isSigned: Bool = true,
    _ change: (inout ForgedBundle) throws -> Void = { _ in }
  ) throws -> BatchFile {
    let bytes = try district.exchange.bundle(
      unit: district.unit(unit, structure: .y2024), period: period.map { try district.period($0) }
    ).bytes
    var forged = ForgedBundle(bytes)
    try change(&forged)
    let name = "\(UUID().uuidString).p8b"
    return BatchFile(
      path: try folder.write(forged.bytes(signedBy: isSigned ? key : nil), to: name), name: name)
  }

  private func take(_ bundle: BatchFile) async throws -> String {
    let run = try await province.ingest.store([bundle], jobs: 2)
    return try #require(run.exchanges.first).formatted(.en)
  }

  /// The units of the reports that count in the province.
  private func counting() throws -> [String] {
    try province.registry().heads().filter { $0.state.counts() }.map(\.unit.code)
  }

  // MARK: - Keys

  @Test func `a bundle is taken as far as its key has rights`() async throws {
    try trust(["22084"], [.send])
    let said = try await take(bundle("54"))
    #expect(try counting() == ["22084-01", "22084-02"])
    #expect(
      said.contains("22087-01") && said.contains("outside the units that the key “song-hinh” speaks for"))
    #expect(said.contains("2 reports taken"))
    let again = try await take(bundle("54"))
    #expect(again.contains("0 reports taken, 2 already here"))
    #expect(
      try province.table(unit: "22084", period: "2023", by: nil, structure: nil)
        == district.table(unit: "22084", period: "2023", by: nil, structure: nil))
    #expect(try province.trust.checkRegistry(.en).isSound)
  }

  @Test func `a key without the right to send, an unknown key and no key wait for a person`() async throws {
    let unknown = try await take(bundle())
    #expect(unknown.contains("key that is not known") && unknown.contains("p8 keys trust"))
    _ = try province.keys.trust(key.publicKey.base64, name: "song-hinh")
    let without = try await take(bundle())
    #expect(without.contains("no right to send"))
    try trust([.confirm])
    let confirming = try await take(bundle())
    #expect(confirming.contains("no right to send"))
    let unsigned = try await take(bundle(isSigned: false))
    #expect(unsigned.contains("not signed") && unsigned.contains("p8 bundle accept"))
    #expect(try province.registry().heads().isEmpty)
    #expect(try province.registry().auditEntries().allSatisfy { $0.action == "village.added" })
  }

  private func trust(_ may: Set<KeyRights.Right>) throws { try trust(["54"], may) }

  @Test func `rights are given, changed and listed, and a damaged file gives none`() throws {
    try trust(["22084"], [.send])
    try trust(["22084", "22087"], [.send, .confirm])
    let entry = try province.keys.entry("song-hinh")
    #expect(try province.keys.rights(of: entry)?.text == "22084@2024 22087@2024: send, confirm")
    for text in [
      "", "{}", "{\"units\":[],\"may\":[\"send\"]}", "{\"units\":[\"54@2024\"],\"may\":[\"all\"]}",
    ] {
      try folder.write(Array(text.utf8), to: "province-keys/song-hinh.rights")
      #expect(throws: Failure.self, "\(text)") { try province.keys.rights(of: entry) }
    }
    #expect(try district.keys.rights(of: district.keys.entry("song-hinh"))?.may.count == 4)
    #expect(throws: Failure.self) {
      try district.keys.trust(key.publicKey.base64, name: nil, rights: KeyRights(units: [], may: [.send]))
    }
  }

  @Test func `a person looks at a bundle, which changes nothing, and takes it with a reason`() async throws {
    let file = try bundle(isSigned: false)
    let before = try province.registry().auditEntries()
    let shown = try await province.exchange.showBundle(file.path).formatted(.en)
    #expect(shown.contains("22084-01 Thôn mẫu 1, 2023 (village-report): new, accepted"), "\(shown)")
    #expect(shown.contains("not signed") && shown.contains("2 reports"))
    #expect(try province.registry().auditEntries() == before && counting().isEmpty)
    await #expect(throws: Failure.self) { try await province.exchange.acceptBundle(file.path, reason: "") }
    let taken = try await province.exchange.acceptBundle(file.path, reason: "đã gọi điện")
    #expect(!taken.needsAttention, "\(taken.formatted(.en))")
    #expect(try counting() == ["22084-01", "22084-02"])
    let entry = try #require(
      try province.registry().auditEntries().first { $0.action == "bundle.accepted" })
    #expect(entry.detail.contains("đã gọi điện") && entry.author == "province")
    #expect(try province.trust.verifyAudit(.en).isIntact)
  }

  // MARK: - The head

  @Test func `what lies outside the unit or period of the head is refused and named`() async throws {
    try trust([.send])
    let unit = try await take(
      bundle { $0.replace("\"unit\":\"22084@2024\",\"period\"", "\"unit\":\"22087@2024\",\"period\"") })
    #expect(unit.contains("22084-01") && unit.contains("outside 22087"))
    let period = try await take(bundle { $0.lines[0] = $0.lines[0].replacing("2023@", with: "2022@") })
    #expect(period.contains("outside 2022"))
    #expect(try counting().isEmpty)
  }

  @Test func `villages of a foreign commune are refused, and beyond twenty they are counted`() async throws {
    try trust([.send])
    let known = try province.registry().villages().count
    let said = try await take(
      bundle { forged in
        forged.lines += (50..<550).map {
          "{\"village\":{\"identity\":\($0),\"code\":\"22210-\($0)@2024\",\"name\":\"V\($0)\",\"key\":\"v\($0)\",\"from\":null,\"to\":null}}"
        }
      })
    #expect(try province.registry().villages().count == known)
    #expect(said.split(separator: "\n").count { $0.contains("22210-") } == 20)
    #expect(said.contains("and 480 more of this kind"))
    #expect(try counting() == ["22084-01", "22084-02"])
  }

  @Test func `names that steer a terminal do not come in`() async throws {
    try trust([.send])
    let said = try await take(
      bundle { forged in
        forged.lines.append(
          "{\"village\":{\"identity\":77,\"code\":\"22084-77@2024\",\"name\":\"x\\u001b[31m\",\"key\":\"x\",\"from\":null,\"to\":null}}"
        )
      })
    #expect(said.contains("22084-77") && said.contains("control characters"))
    #expect(try !province.registry().villages().contains { $0.village.name.contains("x") })
  }

  // MARK: - Originals

  @Test(arguments: [
    ("\"n\",\"14\",\"14\"", "\"n\",\"5000\",\"5000\"", "original 14, carried 5000"),
    ("\"n\",\"14\",\"14\"", "\"n\",\"-50\",\"-50\"", "original 14, carried -50"),
    ("\"n\",\"14\",\"14\"", "\"n\",\"14.5\",\"14\"", "original 14, carried 14.5"),
    (
      "\"t\",\"new\",\"Thành lập mới\"", "\"t\",\"dissolved\",\"Thành lập mới\"",
      "original new, carried dissolved"
    ),
  ])
  func `figures that are not those of the original are an error`(
    written: String, changed: String, told: String
  ) async throws {
    try trust([.send])
    let said = try await take(
      bundle { forged in
        let index = try #require(forged.lines.firstIndex { $0.contains("\"unit\":\"22084-01@2024\"") })
        #expect(forged.lines[index].contains(written))
        forged.lines[index] = forged.lines[index].replacing(written, with: changed)
      })
    #expect(said.contains("report 22084-01") && said.contains(told), "\(said)")
    #expect(said.contains("1. Tổ truyền thông!"))
    #expect(try counting() == ["22084-02"])
  }

  @Test func `a row that was left out is an error, and one that is made up too`() async throws {
    try trust([.send])
    let said = try await take(
      bundle { forged in
        for unit in ["22084-01", "22084-02"] {
          let index = try #require(
            forged.lines.firstIndex { $0.contains("\"unit\":\"\(unit)@2024\",\"name\"") })
          let start = try #require(forged.lines[index].firstRange(of: "\"records\":[")).upperBound
          let end = try #require(forged.lines[index][start...].firstRange(of: "},{\"section\"")).lowerBound
          let first = forged.lines[index][start...end]
          forged.lines[index] =
            unit == "22084-01"
            ? forged.lines[index].replacing(first + ",", with: "")
            : forged.lines[index].replacing(
              first, with: first + "," + first.replacing(",7,\"", with: ",900,\""))
        }
      })
    #expect(said.contains("report 22084-01") && said.contains("carried empty"), "\(said)")
    #expect(said.contains("report 22084-02") && said.contains("original empty"), "\(said)")
    #expect(try counting().isEmpty)
  }

  @Test func `one damaged original is named, and the rest goes on`() async throws {
    try trust([.send])
    let said = try await take(
      bundle { forged in
        let index = try #require(forged.lines.firstIndex { $0.contains("\"unit\":\"22084-01@2024\"") })
        forged.lines[index] = forged.lines[index].replacing(
          "\"original\":\"UEsDB", with: "\"original\":\"UEsDC")
      })
    #expect(said.contains("report 22084-01") && said.contains("its original is damaged"))
    #expect(try counting() == ["22084-02"])
  }

  @Test func `a report without its original, or with the original of another, is refused`() async throws {
    try trust([.send])
    let without = try await take(
      bundle { $0.lines = $0.lines.map { $0.replacing(#/"original":"[^"]*"/#, with: "\"original\":null") } })
    #expect(without.contains("its original is not with it"))
    let other = try await take(
      bundle { $0.replace("\"unit\":\"22084-01@2024\",\"name\"", "\"unit\":\"22084-03@2024\",\"name\"") })
    #expect(other.contains("report 22084-03") && other.contains("its original is the report of 22084-01"))
    let form = try await take(
      bundle { $0.replace("\"form\":\"village-report\"", "\"form\":\"village-report-9\"") })
    #expect(form.contains("village-report-9"))
    #expect(try counting() == ["22084-02"])
  }

  @Test func `what is stored is what the original says here, findings and state too`() async throws {
    try trust([.send])
    _ = try await take(
      bundle { forged in
        forged.replace("\"name\":\"Thôn mẫu 1\",\"period\"", "\"name\":\"Thôn khác\",\"period\"")
        forged.replace("\"state\":\"accepted\"", "\"state\":\"held\"")
      })
    let report = try #require(try province.registry().reports().first { $0.report.unit.code == "22084-01" })
    #expect(report.report.unitName == "Thôn mẫu 1" && report.report.state == .accepted)
  }

  // MARK: - Folders

  @Test func `one bad bundle in a folder does not stop the files`() async throws {
    try trust([.send])
    let good = try bundle("22087")
    let bad = BatchFile(
      path: try folder.write(Array("{\"format\":\"project8-bundle\"\n".utf8), to: "bad.p8b"), name: "bad.p8b")
    let file = BatchFile(path: "\(Office.samples)/reports/22084-01.xlsx", name: "22084-01.xlsx")
    let pipe = folder.path("pipe.p8b")
    #expect(mkfifo(pipe, 0o600) == 0)
    let run = try await province.ingest.store(
      [bad, good, file, BatchFile(path: pipe, name: "pipe.p8b")], jobs: 2)
    #expect(run.hasUnreadableBundle && run.needsAttention && run.exchanges.count == 2)
    #expect(run.exchanges[0].formatted(.en).contains("cut off"))
    #expect(try counting() == ["22084-01", "22087-01"])
  }
}
