import Foundation
import P8Model
import TestSupport
import VietnameseText

import P8Intake

/// The ways in which the name of a commune is spoilt on its way into a report.
enum Damage: String, CaseIterable {
  case allDiacriticsLost, nameWithoutDiacritics, toneMoved, toneLost, hatLost, wrongTone
  case letterDropped, letterDoubled, lettersExchanged, letterReplaced, spaceLost, spaceAdded
  case telexKeys, telexLeftOver, vniKeys, vniLeftOver
  case landN, sAndX, trAndCh, dAndGi, iAndY
  case noType, wrongType, spelledTownship, hyphenAfterType, noSpaceAfterType, doubledType
  case districtBefore, districtAfter, districtInBrackets, numberOfRow, numberWithWord
  case upperCase, decomposed, tcvn3, vni, utf8AsWindows1252, windows1258
}

/// A commune as somebody wrote it, and the one that was meant.
struct DamagedName {
  let damage: Damage
  let address: UnitAddress
  let meant: UnitCode

  /// Names with one kind of damage; those that the damage does not touch, or that it makes the name of another commune
  /// of the same parent, are left out.
  static func names(of damage: Damage, count: Int, seed: UInt64) -> [DamagedName] {
    var random = SplitMix64(seed: seed)
    var names: [DamagedName] = []
    // Some kinds touch few names: numbers with a word.
    for _ in 0..<(count * 400) where names.count < count {
      guard let unit = communes.randomElement(using: &random) else { break }
      let plain = address(of: unit, &random)
      guard let spoilt = damage.spoil(plain, unit, &random), !spoilt.isWritten(as: plain),
        !isNameOfAnother(spoilt.commune, than: unit)
      else { continue }
      names.append(DamagedName(damage: damage, address: spoilt, meant: unit.code))
    }
    return names
  }

  /// Names with a second damage, which changes the whole row: capitals, no diacritics, an old encoding.
  static func names(of first: Damage, then second: Damage, count: Int, seed: UInt64) -> [DamagedName] {
    var random = SplitMix64(seed: seed)
    return names(of: first, count: count, seed: seed).compactMap { name in
      guard let unit = UnitTables.catalogue[name.meant],
        let spoilt = second.spoil(name.address, unit, &random), !isNameOfAnother(spoilt.commune, than: unit)
      else { return nil }
      return DamagedName(damage: first, address: spoilt, meant: name.meant)
    }
  }

  private static let communes = UnitTables.catalogue.all.filter { $0.code.level == .commune }
    .sorted { ($0.code.structure.rawValue, $0.code) < ($1.code.structure.rawValue, $1.code) }

  private static let siblings = Dictionary(grouping: communes, by: \.parent)

  static func parent(of unit: AdministrativeUnit, _ level: UnitLevel) -> AdministrativeUnit? {
    UnitTables.catalogue.ancestor(of: unit.code, at: level).flatMap { UnitTables.catalogue[$0] }
  }

  /// The address in one of the ways that are right.
  private static func address(of unit: AdministrativeUnit, _ random: inout SplitMix64) -> UnitAddress {
    func text(_ parent: AdministrativeUnit?) -> String {
      guard let parent else { return "" }
      switch Int.random(in: 0..<3, using: &random) {
      case 0: return parent.shortName.allSatisfy(\.isNumber) ? parent.name : parent.shortName
      case 1: return parent.name.uppercased()
      default: return parent.name
      }
    }
    return UnitAddress(
      commune: unit.name, district: text(parent(of: unit, .district)),
      province: text(parent(of: unit, .province)), structure: unit.code.structure)
  }

  private static func isNameOfAnother(_ text: String, than unit: AdministrativeUnit) -> Bool {
    let key = SearchKey.placementFree(text)
    return (siblings[unit.parent] ?? []).contains { other in
      guard other.code != unit.code else { return false }
      let name = SearchKey.placementFree(other.shortName)
      return key == name
        || ["xã", "phường", "thị trấn", "đặc khu"].contains { key == SearchKey.placementFree($0) + name }
    }
  }
}

extension UnitAddress {
  /// Whether two have the same scalars; `==` takes composed and decomposed letters for one.
  fileprivate func isWritten(as other: UnitAddress) -> Bool {
    [commune, district, province].joined(separator: "|").unicodeScalars
      .elementsEqual([other.commune, other.district, other.province].joined(separator: "|").unicodeScalars)
  }
}

extension Damage {
  /// The address with this damage; nil where there is nothing to damage.
  func spoil(
    _ address: UnitAddress, _ unit: AdministrativeUnit, _ random: inout SplitMix64
  ) -> UnitAddress? {
    var spoilt = address
    func named(_ change: (String) -> String?) -> UnitAddress? {
      guard let name = change(unit.shortName) else { return nil }
      spoilt.commune = capitalized(unit.type) + " " + name
      return spoilt
    }
    func all(_ change: (String) -> String?) -> UnitAddress? {
      guard let commune = change(spoilt.commune), let district = change(spoilt.district),
        let province = change(spoilt.province)
      else { return nil }
      (spoilt.commune, spoilt.district, spoilt.province) = (commune, district, province)
      return spoilt
    }
    switch self {
    case .allDiacriticsLost: return all(Self.plain)
    case .nameWithoutDiacritics: return named(Self.plain)
    case .toneMoved: return named(Self.withToneMoved)
    case .toneLost: return named { Self.without(Self.tones, in: $0, &random) }
    case .hatLost: return named { Self.without(["\u{302}", "\u{306}", "\u{31B}"], in: $0, &random) }
    case .wrongTone: return named { Self.withOtherTone($0, &random) }
    case .letterDropped, .letterDoubled, .lettersExchanged, .letterReplaced:
      return named { self.slipped($0, &random) }
    case .spaceLost: return named { $0.contains(" ") ? $0.filter { $0 != " " } : nil }
    case .spaceAdded: return named(Self.withSpace)
    case .telexKeys: return named { Self.keys($0, .telexKeys, wordsOnly: nil, &random) }
    case .telexLeftOver: return named { Self.keys($0, .telexKeys, wordsOnly: 1, &random) }
    case .vniKeys: return named { Self.keys($0, .vniKeys, wordsOnly: nil, &random) }
    case .vniLeftOver: return named { Self.keys($0, .vniKeys, wordsOnly: 1, &random) }
    case .landN: return named { Self.swapped($0, [("l", "n"), ("n", "l")], &random) }
    case .sAndX: return named { Self.swapped($0, [("s", "x"), ("x", "s")], &random) }
    case .trAndCh: return named { Self.swapped($0, [("tr", "ch"), ("ch", "tr")], &random) }
    case .dAndGi:
      return named {
        Self.swapped($0, [("d", "gi"), ("gi", "d"), ("r", "d"), ("d", "r"), ("gi", "r")], &random)
      }
    case .iAndY: return named { Self.swappedLast($0, &random) }
    case .noType: spoilt.commune = unit.shortName
    case .wrongType:
      let other = ["Xã", "Phường", "Thị trấn"].filter { $0 != capitalized(unit.type) }
      spoilt.commune = (other.randomElement(using: &random) ?? "Xã") + " " + unit.shortName
    case .spelledTownship:
      let short = ["T.Trấn ", "TTr ", "TT ", "TT.", "T.T ", "Thị Trấn ", "TT-", "T.trấn "]
      guard unit.type == "thị trấn", let form = short.randomElement(using: &random) else { return nil }
      spoilt.commune = form + unit.shortName
    case .hyphenAfterType: spoilt.commune = capitalized(unit.type) + "-" + unit.shortName
    case .noSpaceAfterType:
      spoilt.commune = (unit.type == "xã" ? "X." : unit.type == "phường" ? "P." : "TT.") + unit.shortName
    case .doubledType: spoilt.commune = capitalized(unit.type) + " " + unit.name
    case .districtBefore, .districtAfter, .districtInBrackets: return withDistrict(address, unit, &random)
    case .numberOfRow:
      spoilt.commune =
        "\(Int.random(in: 1...40, using: &random))" + (Bool.random(using: &random) ? ". " : ") ")
        + unit.name
    case .numberWithWord:
      let words = unit.shortName.split(separator: " ")
      guard let last = words.last, Int(last) != nil else { return nil }
      spoilt.commune =
        capitalized(unit.type) + " " + (words.dropLast() + ["số", last]).joined(separator: " ")
    case .upperCase: return all { $0.uppercased() }
    case .decomposed: return all { $0.decomposedStringWithCanonicalMapping }
    case .tcvn3: return all { Self.encoded($0, Self.lettersOfTCVN3) }
    case .vni: return all { Self.encoded($0, Self.lettersOfVNI) }
    case .utf8AsWindows1252: return all(Self.misread)
    case .windows1258: return all(Self.asWindows1258)
    }
    return spoilt
  }

  private func withDistrict(
    _ address: UnitAddress, _ unit: AdministrativeUnit, _ random: inout SplitMix64
  ) -> UnitAddress? {
    guard let district = DamagedName.parent(of: unit, .district) else { return nil }
    var spoilt = address
    spoilt.district = ""
    switch self {
    case .districtBefore: spoilt.commune = "\(district.name): \(unit.name)"
    case .districtAfter:
      spoilt.commune = unit.name + ([", ", " - ", " "].randomElement(using: &random) ?? ", ") + district.name
    default: spoilt.commune = "\(unit.name) (\(district.name))"
    }
    return spoilt
  }

  private func capitalized(_ type: String) -> String { type.prefix(1).uppercased() + type.dropFirst() }

  // MARK: - Letters

  static let tones: Set<Unicode.Scalar> = ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]

  private static func scalars(_ text: String) -> [Unicode.Scalar] {
    Array(text.decomposedStringWithCanonicalMapping.unicodeScalars)
  }

  private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view).precomposedStringWithCanonicalMapping
  }

  private static func plain(_ name: String) -> String {
    let bare = text(scalars(name).filter { !(0x300...0x36F).contains($0.value) })
    return bare.replacing("đ", with: "d").replacing("Đ", with: "D")
  }

  private static func without(
    _ marks: Set<Unicode.Scalar>, in name: String, _ random: inout SplitMix64
  ) -> String? {
    var all = scalars(name)
    guard let place = all.indices.filter({ marks.contains(all[$0]) }).randomElement(using: &random) else {
      return nil
    }
    all.remove(at: place)
    return text(all)
  }

  private static func withOtherTone(_ name: String, _ random: inout SplitMix64) -> String? {
    var all = scalars(name)
    let places = all.indices.filter { tones.contains(all[$0]) }
    guard let place = places.randomElement(using: &random) else { return nil }
    let old = all.remove(at: place)
    guard let tone = tones.filter({ $0 != old }).sorted().randomElement(using: &random) else { return nil }
    let rest = all[place...].prefix { (0x300...0x36F).contains($0.value) }
    all.insert(tone, at: rest.endIndex)
    return text(all)
  }

  /// `hòa` as `hoà`, `thuỷ` as `thủy`.
  private static func withToneMoved(_ name: String) -> String? {
    var moved = name
    for (first, second) in [("oa", "oa"), ("oe", "oe"), ("uy", "uy")] {
      for tone in tones.sorted() {
        let early = text(scalars(String(first.prefix(1))) + [tone] + scalars(String(first.suffix(1))))
        let late = text(scalars(second) + [tone])
        for (from, to) in [(early, late), (late, early)]
        where moved.hasSuffix(from) || moved.contains(from + " ") {
          moved =
            moved.hasSuffix(from)
            ? String(moved.dropLast(2)) + to : moved.replacing(from + " ", with: to + " ")
          return moved == name ? nil : moved
        }
      }
    }
    return nil
  }

  /// A slip of the fingers in one of five letters at least, never in the first of a word.
  private func slipped(_ name: String, _ random: inout SplitMix64) -> String? {
    var letters = Array(name)
    guard letters.count >= 5, !name.contains(where: \.isNumber) else { return nil }
    let places = letters.indices.filter {
      $0 > 0 && $0 + 1 < letters.count && letters[$0].isLetter && letters[$0 - 1] != " "
        && letters[$0 + 1] != " " && letters[$0] != letters[$0 + 1]
    }
    guard let place = places.randomElement(using: &random) else { return nil }
    switch self {
    case .letterDropped: letters.remove(at: place)
    case .letterDoubled: letters.insert(letters[place], at: place)
    case .lettersExchanged: letters.swapAt(place, place + 1)
    default:
      letters[place] =
        "abcdeghiklmnopqrstuvxy".filter { $0 != letters[place] }.randomElement(using: &random) ?? "x"
    }
    return String(letters)
  }

  /// `EaTrol` as `Ea Trol`, `Ea-Trol`.
  private static func withSpace(_ name: String) -> String? {
    let letters = Array(name)
    for place in letters.indices.dropFirst()
    where letters[place].isUppercase && letters[place - 1].isLowercase {
      return String(letters[..<place]) + " " + String(letters[place...])
    }
    return nil
  }

  private static func swapped(
    _ name: String, _ pairs: [(String, String)], _ random: inout SplitMix64
  ) -> String? {
    var words = name.split(separator: " ").map(String.init)
    var choices: [(Int, String)] = []
    for (index, word) in words.enumerated() {
      for (from, to) in pairs where word.lowercased().hasPrefix(from) {
        // `gi` before a consonant and `n` of `ng`, `nh` are other sounds.
        let rest = word.dropFirst(from.count)
        guard let next = rest.first, plain(String(next)).contains(where: { "aeiouyAEIOUY".contains($0) })
        else {
          continue
        }
        choices.append((index, to.prefix(1).uppercased() + to.dropFirst() + rest))
      }
    }
    guard let (index, word) = choices.randomElement(using: &random) else { return nil }
    words[index] = word
    return words.joined(separator: " ")
  }

  private static func swappedLast(_ name: String, _ random: inout SplitMix64) -> String? {
    var words = name.split(separator: " ").map(String.init)
    let places = words.indices.filter { index in
      let bare = plain(words[index]).lowercased()
      guard bare.count > 1, let before = bare.dropLast().last else { return false }
      return (bare.hasSuffix("i") || bare.hasSuffix("y")) && !"aeiouy".contains(before)
    }
    guard let place = places.randomElement(using: &random) else { return nil }
    var all = scalars(words[place])
    guard let letter = all.lastIndex(where: { "iyIY".unicodeScalars.contains($0) }) else { return nil }
    all[letter] = ["i": "y", "y": "i", "I": "Y", "Y": "I"][all[letter]] ?? "i"
    words[place] = text(all)
    return words.joined(separator: " ")
  }

  // MARK: - Keystrokes and old encodings

  private static let strokes: [LegacyEncoding: [Unicode.Scalar: String]] = [
    .telexKeys: [
      "\u{300}": "f", "\u{301}": "s", "\u{309}": "r", "\u{303}": "x", "\u{323}": "j", "\u{306}": "w",
      "\u{31B}": "w",
    ],
    .vniKeys: [
      "\u{300}": "2", "\u{301}": "1", "\u{309}": "3", "\u{303}": "4", "\u{323}": "5", "\u{302}": "6",
      "\u{306}": "8",
      "\u{31B}": "7",
    ],
  ]

  /// Words as they were typed; some of them only where the input method was switched in between.
  private static func keys(
    _ name: String, _ encoding: LegacyEncoding, wordsOnly: Int?, _ random: inout SplitMix64
  ) -> String? {
    var words = name.split(separator: " ").map(String.init)
    let typed = words.map { keys($0, strokes[encoding] ?? [:], isTelex: encoding == .telexKeys) }
    var places = words.indices.filter { typed[$0] != words[$0] }
    guard !places.isEmpty else { return nil }
    if wordsOnly != nil {
      guard places.count > 1, let one = places.randomElement(using: &random) else { return nil }
      places = [one]
    }
    for place in places { words[place] = typed[place] }
    return words.joined(separator: " ")
  }

  private static func keys(_ word: String, _ strokes: [Unicode.Scalar: String], isTelex: Bool) -> String {
    var typed = ""
    var tone = ""
    for scalar in scalars(word) {
      if tones.contains(scalar) {
        tone = strokes[scalar] ?? ""
      } else if scalar == "\u{302}", isTelex {
        typed += typed.suffix(1).lowercased()
      } else if scalar == "đ" || scalar == "Đ" {
        typed += (scalar == "đ" ? "d" : "D") + (isTelex ? "d" : "9")
      } else if let stroke = strokes[scalar] {
        typed += stroke
      } else {
        typed.unicodeScalars.append(scalar)
      }
    }
    return typed + tone
  }

  private static let alphabet = "ăâđêôơưĂÂĐÊÔƠƯàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"

  /// The letters by what the decoder takes for them; its tables have tests of their own.
  private static func table(_ encoding: LegacyEncoding, length: Int) -> [Character: String] {
    // Small letters have small marks.
    let latin = (Array(0xE0...0xFF) + Array(0xA1...0xDF)).compactMap(Unicode.Scalar.init).map {
      String(Character($0))
    }
    let bases = "aeiouydAEIOUYD".map(String.init)
    let codes =
      length == 1
      ? latin
      : latin + bases.flatMap { base in latin.map { base + $0 } }
        + latin.flatMap { first in latin.map { first + $0 } }
    var table: [Character: String] = [:]
    for code in codes {
      guard let text = encoding.decode(code), text.count == 1, let letter = text.first,
        alphabet.contains(letter)
      else { continue }
      table[letter] = table[letter] ?? code
    }
    return table
  }

  private static let lettersOfTCVN3 = table(.tcvn3, length: 1)
  private static let lettersOfVNI = table(.vni, length: 2)

  private static func encoded(_ text: String, _ table: [Character: String]) -> String? {
    var coded = ""
    for letter in text.precomposedStringWithCanonicalMapping {
      if letter.isASCII {
        coded.append(letter)
      } else {
        guard let code = table[letter] else { return nil }
        coded += code
      }
    }
    return coded
  }

  private static func misread(_ text: String) -> String? {
    LegacyEncoding.rawText(Array(text.utf8))
  }

  /// As the code page of Windows has it: the letter with its hat, and the tone after it.
  private static func asWindows1258(_ text: String) -> String {
    var result = ""
    for character in text {
      let parts = scalars(String(character))
      let hats = parts.filter { !tones.contains($0) }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: hats)
      result += String(view).precomposedStringWithCanonicalMapping
      result.unicodeScalars.append(contentsOf: parts.filter { tones.contains($0) })
    }
    return result
  }
}
