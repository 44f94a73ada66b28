import P8Definitions
import P8Model

/// A figure of an indicator that counts people.
struct CountComponent: Hashable {
  let indicator: String
  let key: FigureKey
}

/// A number of people that a reader can compute from what is published: a figure, or a figure less its parts.
struct CountForm {
  let whole: CountComponent
  var parts: [CountComponent] = []
  /// What is no longer published where the number is too small; nil where only all of it can go.
  var owner: CountGroup?
  /// Whether it is no number of people but goes with them, as money does.
  var isCompanion = false
}

/// Figures that are published together or not at all.
enum CountGroup: Hashable {
  /// The parts of a dimension of an indicator.
  case dimension(indicator: String, id: String)
  /// An indicator that counts some of the people of another, with all its parts.
  case indicator(String)
}

/// What of a family is published, and the numbers that follow from it.
struct CountPublication {
  var components: [CountComponent] = []
  var forms: [CountForm] = []
}

/// An indicator that counts people, the indicators that count some of the same people, and what follows them.
struct CountFamily {
  /// The indicators that count people, each after the one it is a part of.
  let members: [Indicator]
  /// Indicators of another measure that are reported as parts of a member: money per person gives the persons
  /// away.
  let companions: [Indicator]
  /// The figures that are counts: of a ratio over years its persons alone, which stand in no table.
  private let bases: [FigureKey]

  private init(root: Indicator, measure: String, among all: [Indicator]) {
    var members = [root]
    var companions: [Indicator] = []
    var index = 0
    var known = Set([root.code])
    var family = [root]
    while index < family.count {
      let whole = family[index]
      for part in all where part.partOf == whole.code || part.partOf == whole.id {
        guard known.insert(part.code).inserted else { continue }
        family.append(part)
        if part.measure == measure { members.append(part) } else { companions.append(part) }
      }
      index += 1
    }
    (self.members, self.companions) = (members, companions)
    bases = [.inPeriod, .cumulative]
  }

  /// The persons of a ratio over some years, who follow from it and its denominator.
  private init(window ratio: Indicator) {
    (members, companions, bases) = ([ratio], [], [.cumulative])
  }

  static func all(of definitions: Definitions) -> [CountFamily] {
    let people = definitions.indicators.filter { definitions.measures[$0.measure]?.countsPeople ?? false }
    let counted = people.filter { indicator in
      !people.contains { whole in
        whole.measure == indicator.measure
          && (indicator.partOf == whole.code || indicator.partOf == whole.id)
      }
    }.map { CountFamily(root: $0, measure: $0.measure, among: definitions.indicators) }
    let windows = definitions.indicators.filter { indicator in
      if case .ratio(_, _, .some) = indicator.computation { true } else { false }
    }
    return counted + windows.map { CountFamily(window: $0) }
  }

  /// The code of the indicator that the others are parts of.
  var code: String { members.first?.code ?? "" }

  /// The tracks on which the figures are held back, each after those that it depends on.
  ///
  /// What was done in the period and what was done since the beginning of the phase are held back apart: the latter
  /// grows out of all periods before.
  var tracks: [CountTrack] {
    let isFlow = members.allSatisfy { $0.kind == .flow || $0.kind == .distinct }
    guard isFlow, bases.count > 1 else {
      let own = members.first.map(Self.base) ?? .cumulative
      let other: FigureKey = own == .inPeriod ? .cumulative : .inPeriod
      return [
        CountTrack(
          family: self, kind: .whole,
          choices: bases.count > 1 ? [[.inPeriod, .cumulative], [own], [other]] : [bases])
      ]
    }
    return [
      CountTrack(family: self, kind: .inPeriod, choices: [[.inPeriod]]),
      CountTrack(family: self, kind: .cumulative, choices: [[.cumulative]]),
    ]
  }

  /// The figure whose parts an indicator has: of a stock what exists, otherwise what was done in the period.
  static func base(of indicator: Indicator) -> FigureKey {
    indicator.kind == .stock || indicator.kind == .ratio ? .cumulative : .inPeriod
  }

  /// What is published of some figures, and what a reader can compute from it.
  func publication(_ bases: [FigureKey], without dropped: Set<CountGroup> = []) -> CountPublication {
    var publication = CountPublication()
    var published: [Indicator] = []
    for member in members {
      let whole = published.first { member.partOf == $0.code || member.partOf == $0.id }
      if member != members.first, dropped.contains(.indicator(member.code)) || whole == nil { continue }
      published.append(member)
      add(bases, of: member, within: whole, to: &publication)
      if bases.contains(Self.base(of: member)), self.bases.count > 1 {
        addParts(of: member, without: dropped, to: &publication)
      }
    }
    for companion in companions where !dropped.contains(.indicator(companion.code)) {
      add(bases, of: companion, to: &publication)
    }
    return publication
  }

  /// Money of few people would tell how many they are where the rate is known; a small sum is not told either.
  private func add(_ bases: [FigureKey], of companion: Indicator, to publication: inout CountPublication) {
    var keys = bases
    if bases.contains(Self.base(of: companion)) { keys += companion.parts.map { .part($0.id) } }
    for key in keys {
      let component = CountComponent(indicator: companion.code, key: key)
      publication.components.append(component)
      publication.forms.append(
        CountForm(whole: component, owner: .indicator(companion.code), isCompanion: true))
    }
  }

  private func add(
    _ bases: [FigureKey], of member: Indicator, within whole: Indicator?,
    to publication: inout CountPublication
  ) {
    let owner = whole == nil ? nil : CountGroup.indicator(member.code)
    for key in bases {
      let figure = CountComponent(indicator: member.code, key: key)
      publication.components.append(figure)
      publication.forms += forms(of: member, key, within: whole)
    }
    if bases.count > 1 {
      publication.forms.append(
        CountForm(
          whole: CountComponent(indicator: member.code, key: .cumulative),
          parts: [CountComponent(indicator: member.code, key: .inPeriod)], owner: owner))
    }
  }

  /// The figure itself, and what is left of the indicator that it is a part of.
  private func forms(of member: Indicator, _ key: FigureKey, within whole: Indicator?) -> [CountForm] {
    let figure = CountComponent(indicator: member.code, key: key)
    guard let whole else { return [CountForm(whole: figure)] }
    let owner = CountGroup.indicator(member.code)
    let all = CountComponent(indicator: whole.code, key: key)
    var forms = [
      CountForm(whole: figure, owner: owner), CountForm(whole: all, parts: [figure], owner: owner),
    ]
    let siblings = members.filter { $0.partOf == member.partOf }.map {
      CountComponent(indicator: $0.code, key: key)
    }
    if siblings.last == figure, siblings.count > 1 {
      forms.append(CountForm(whole: all, parts: siblings, owner: owner))
    }
    return forms
  }

  private func addParts(
    of member: Indicator, without dropped: Set<CountGroup>, to publication: inout CountPublication
  ) {
    let whole = CountComponent(indicator: member.code, key: Self.base(of: member))
    var lone: [CountComponent] = []
    let dimensions = member.parts.map(\.dimension).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    for dimension in dimensions {
      let owner = CountGroup.dimension(indicator: member.code, id: dimension)
      if dropped.contains(owner) { continue }
      let parts = member.parts.filter { $0.dimension == dimension }.map {
        CountComponent(indicator: member.code, key: .part($0.id))
      }
      publication.components += parts
      publication.forms += parts.map { CountForm(whole: $0, owner: owner) }
      publication.forms.append(CountForm(whole: whole, parts: parts, owner: owner))
      if parts.count == 1 {
        lone += parts
        // Women and children helped may be different people: then those who are neither follow.
        if lone.count > 1 {
          publication.forms.append(CountForm(whole: whole, parts: lone, owner: owner))
        }
      }
    }
  }
}
