/// Reads a number cell that does not hold plain digits.
struct SlowNumberReader {
  let kind: NumberKind

  func read(_ text: String) -> NumberReading {
    let clean = NormalForm.clean(text)
    var quirks: NumberQuirks =
      clean.changes.isDisjoint(with: [.spaces, .trimmed, .invisible]) ? [] : .spacing
    var work = clean.text
    if work.hasPrefix("'"), work.count > 1 {
      work.removeFirst()
      quirks.insert(.textMarker)
    }
    let digits = Self.withPlainDigits(work)
    if digits != work { quirks.insert(.digitForms) }
    work = SearchKey.exact(digits)
    if let integer = NumberText.plainInteger(work) { return .exact(PlainDecimal(integer), quirks) }
    return adding(quirks, to: readWords(work))
  }

  private func readWords(_ work: String) -> NumberReading {
    if let defect = Self.hopeless(work) { return .refused(defect) }
    if NumberVocabulary.none.contains(work) { return .proposal(PlainDecimal(0), .guess, .wordForNone) }
    if let defect = Self.approximation(work) { return .refused(defect) }
    if let defect = NumberShape.refusal(of: work) { return .refused(defect) }
    if let repaired = NumberShape.withDigitsForLetters(work), let value = NumberText.plainInteger(repaired) {
      return .proposal(PlainDecimal(value), .likely, .letterForDigit)
    }
    return readSigned(work)
  }

  private func readSigned(_ work: String) -> NumberReading {
    if work.hasPrefix("("), work.hasSuffix(")") {
      let inner = String(work.dropFirst().dropLast())
      guard case .exact(let value, _) = readUnsigned(inner) else { return .refused(.notANumber) }
      return .proposal(value.negated, .guess, .detachedSign)
    }
    guard let first = work.first, "+-−–".contains(first) else { return readUnsigned(work) }
    let rest = String(work.dropFirst())
    let number = rest.hasPrefix(" ") ? String(rest.dropFirst()) : rest
    guard number.first?.isASCIIDigit ?? false else { return .refused(.notANumber) }
    let reading = first == "+" ? readUnsigned(number) : Self.negated(readUnsigned(number))
    guard rest == number else {
      guard case .exact(let value, _) = reading else { return reading }
      return .proposal(value, .guess, .detachedSign)
    }
    return first == "-" ? reading : adding(.sign, to: reading)
  }

  private func readUnsigned(_ work: String) -> NumberReading {
    guard let parts = NumberShape.split(work) else { return readWithoutLeadingDigits(work) }
    let number = DigitRun.read(parts.digits)
    let rest = parts.rest
    if rest.isEmpty { return number }
    guard let value = Self.readable(number) else { return number }
    return readRest(rest, after: value, isExact: number.value != nil, number)
  }

  private func readRest(
    _ rest: String, after value: PlainDecimal, isExact: Bool, _ number: NumberReading
  ) -> NumberReading {
    // A doubtful number stays what it is: a word after it makes nothing clearer.
    if rest == "%" {
      if kind == .percentage { return adding(.percentSign, to: number) }
      return isExact ? .proposal(value, .guess, .percentage) : number
    }
    if NumberVocabulary.currency.contains(rest) {
      if kind == .money { return adding(.currency, to: number) }
      return isExact ? .proposal(value, .guess, .money) : number
    }
    if NumberVocabulary.foreignCurrency.contains(rest) { return .refused(.foreignMoney) }
    guard isExact else { return number }
    if rest.allSatisfy({ ".,;:!'\"-".contains($0) }) { return .proposal(value, .likely, .strayPunctuation) }
    if let amount = AmountText.read(value, rest) {
      return .proposal(amount, kind == .money ? .likely : .guess, .money)
    }
    if rest.hasPrefix("("), rest.hasSuffix(")") {
      let words = rest.dropFirst().dropLast().split(separator: " ").map {
        SearchKey.placementFree(String($0))
      }
      if let spoken = NumberWords.read(words) {
        return PlainDecimal(spoken.value) == value
          ? .proposal(value, .likely, .numberWords) : .refused(.contradiction)
      }
    }
    if let first = rest.split(whereSeparator: { " /(".contains($0) }).first,
      NumberVocabulary.scales[String(first)] != nil
    {
      // `5 triệu đồng/hộ` is a price, `5 triệu 500` has lost a word.
      return .refused(.money)
    }
    if rest.contains(where: \.isASCIIDigit) { return .refused(.severalNumbers) }
    return .proposal(value, .likely, .unitWord(rest))
  }

  private func readWithoutLeadingDigits(_ work: String) -> NumberReading {
    guard let firstDigit = work.firstIndex(where: \.isASCIIDigit) else {
      let words = work.split(separator: " ").map { SearchKey.placementFree(String($0)) }
      guard let spoken = NumberWords.read(words) else { return .refused(.notANumber) }
      return .proposal(PlainDecimal(spoken.value), .likely, .numberWords)
    }
    var prefix = String(work[..<firstDigit])
    while let last = prefix.last, " :=".contains(last) { prefix.removeLast() }
    let isHarmless = prefix.isEmpty || NumberVocabulary.harmlessPrefixes.contains(prefix)
    guard isHarmless, let value = Self.readable(readUnsigned(String(work[firstDigit...]))) else {
      return .refused(.notANumber)
    }
    return .proposal(value, .likely, .unitWord(prefix))
  }

  private static func readable(_ reading: NumberReading) -> PlainDecimal? {
    switch reading {
    case .exact(let value, _), .proposal(let value, _, _): value
    case .refused: nil
    }
  }

  private static func negated(_ reading: NumberReading) -> NumberReading {
    switch reading {
    case .exact(let value, let quirks): .exact(value.negated, quirks)
    case .proposal(let value, let certainty, let defect): .proposal(value.negated, certainty, defect)
    case .refused: reading
    }
  }

  private func adding(_ quirks: NumberQuirks, to reading: NumberReading) -> NumberReading {
    guard case .exact(let value, let found) = reading else { return reading }
    return .exact(value, found.union(quirks))
  }

  /// What the whole text shows at once.
  private static func hopeless(_ work: String) -> NumberDefect? {
    if work.isEmpty { return .empty }
    if work.hasPrefix("#") {
      let isError =
        work.count > 1 && work.dropFirst().allSatisfy { $0 == "#" || $0.isLetter || "/!?0".contains($0) }
      return isError ? .formulaError(work.uppercased()) : .notANumber
    }
    if work.hasPrefix("="), work.count > 1, !(work.dropFirst().first { $0 != " " }?.isASCIIDigit ?? false) {
      return .formula
    }
    if NumberVocabulary.unknown.contains(work) { return .unknown }
    return nil
  }

  private static func approximation(_ work: String) -> NumberDefect? {
    if work.contains(where: NumberVocabulary.approximateSigns.contains) { return .approximate }
    let begins = NumberVocabulary.approximate.contains { word in
      work.hasPrefix(word)
        && (work.count == word.count || !(work.dropFirst(word.count).first?.isLetter ?? true))
    }
    let ends = NumberVocabulary.approximateEnds.contains {
      work.hasSuffix($0) && work.first?.isASCIIDigit ?? false
    }
    return begins || ends ? .approximate : nil
  }

  /// Digits of other scripts and full-width signs as ASCII.
  private static func withPlainDigits(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue,
        let digit = Unicode.Scalar(0x30 + UInt32(value))
      {
        view.append(digit)
      } else if (0xFF01...0xFF5E).contains(scalar.value), let plain = Unicode.Scalar(scalar.value - 0xFEE0) {
        view.append(plain)
      } else {
        view.append(scalar)
      }
    }
    return String(view)
  }
}
