import P8Model

extension ProtectionPattern {
  private static let heading = "p8 pattern 1"

  /// The pattern as text, a line a thing, the same for the same pattern.
  package var text: String {
    var numbers: [PlacedCounts.Place: Int] = [:]
    let places = Set(tracks.values.flatMap { $0.blocks.flatMap(\.places) }).sorted()
    var text = "\(Self.heading)\nperiod\t\(period)\nlimit\t\(limit)\n"
    for (number, place) in places.enumerated() {
      numbers[place] = number
      text += "place\t\(place)\n"
    }
    for (id, track) in tracks.sorted(by: { $0.key < $1.key }) {
      text += "track\t\(id)\n"
      text +=
        "figures\t\(track.components.map { "\($0.indicator) \($0.key.name)" }.joined(separator: "\t"))\n"
      for block in track.blocks {
        let members = block.places.compactMap { numbers[$0].map(String.init) }.joined(separator: " ")
        let sums = block.sums.map(\.description).joined(separator: " ")
        let held = block.held.sorted().map(String.init).joined(separator: " ")
        text += "block\t\(members)\t\(sums)\t\(held)\n"
      }
    }
    return text
  }

  /// Reads what ``text`` writes; nil for anything else.
  package init?(_ text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: true)[...]
    func next(_ name: String) -> [Substring]? {
      guard let line = lines.first else { return nil }
      let words = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard words.first.map(String.init) == name else { return nil }
      lines.removeFirst()
      return Array(words.dropFirst())
    }
    guard next(Self.heading) != nil, let name = next("period")?.first,
      let period = Period(name, calendar: .calendar), let limit = next("limit")?.first.flatMap({ Int($0) })
    else { return nil }
    var places: [PlacedCounts.Place] = []
    while let word = next("place")?.first {
      guard let place = PlacedCounts.Place(word) else { return nil }
      places.append(place)
    }
    var tracks: [String: Track] = [:]
    while let id = next("track")?.first {
      guard let figures = next("figures") else { return nil }
      var components: [CountComponent] = []
      for figure in figures where !figure.isEmpty {
        let words = figure.split(separator: " ")
        guard words.count == 2, let key = FigureKey(name: words[1]) else { return nil }
        components.append(CountComponent(indicator: String(words[0]), key: key))
      }
      var blocks: [Block] = []
      while let words = next("block") {
        guard let block = Self.block(words, of: places, count: components.count) else { return nil }
        blocks.append(block)
      }
      tracks[String(id)] = Track(components: components, blocks: blocks)
    }
    guard lines.isEmpty else { return nil }
    (self.period, self.limit, self.tracks) = (period, limit, tracks)
  }

  private static func block(
    _ words: [Substring], of places: [PlacedCounts.Place], count: Int
  ) -> Block? {
    guard words.count == 3 else { return nil }
    let members = words[0].split(separator: " ").map { Int($0) }
    let sums = words[1].split(separator: " ").compactMap { ExactDecimal($0) }
    let held = words[2].split(separator: " ").compactMap { Int($0) }
    var found: [PlacedCounts.Place] = []
    for member in members {
      guard let member, places.indices.contains(member) else { return nil }
      found.append(places[member])
    }
    guard sums.count == count, held.allSatisfy({ (0..<count).contains($0) }) else { return nil }
    return Block(places: found, sums: sums, held: Set(held))
  }
}
