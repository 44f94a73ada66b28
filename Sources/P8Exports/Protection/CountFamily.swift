import P8Definitions
import P8Model

/// A figure of an indicator in one of the periods that are published together.
struct CountComponent: Hashable {
  let indicator: String
  /// The place of the period, from the earliest closing date.
  let period: Int
  let key: FigureKey
}

/// A number of people that a reader can compute from what is published: a figure, or a figure less its parts.
struct CountForm {
  let whole: CountComponent
  var parts: [CountComponent] = []
  /// What is no longer published where the number is too small; nil where only the whole family can go.
  var owner: CountGroup?
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
  }

  static func all(of definitions: Definitions) -> [CountFamily] {
    let people = definitions.indicators.filter { definitions.measures[$0.measure]?.countsPeople ?? false }
    return people.filter { indicator in
      !people.contains { whole in
        whole.measure == indicator.measure
          && (indicator.partOf == whole.code || indicator.partOf == whole.id)
      }
    }.map { CountFamily(root: $0, measure: $0.measure, among: definitions.indicators) }
  }

  /// The figure whose parts an indicator has: of a stock what exists, otherwise what was done in the period.
  static func base(of indicator: Indicator) -> FigureKey {
    indicator.kind == .stock ? .cumulative : .inPeriod
  }

  /// What is published of some periods and figures, and what a reader can compute from it.
  ///
  /// The places of the periods come from the earliest closing date on.
  func publication(
    of places: [Int], periods: [Period], bases: [FigureKey], without dropped: Set<CountGroup>
  ) -> CountPublication {
    var publication = CountPublication()
    var published: [Indicator] = []
    for member in members {
      let whole = published.first { member.partOf == $0.code || member.partOf == $0.id }
      if member != members.first, dropped.contains(.indicator(member.code)) || whole == nil { continue }
      published.append(member)
      let owner = whole == nil ? nil : CountGroup.indicator(member.code)
      for place in places {
        add(bases, of: member, within: whole, at: place, owner: owner, to: &publication)
        if bases.contains(Self.base(of: member)) {
          addParts(of: member, at: place, without: dropped, to: &publication)
        }
      }
    }
    if places.count > 1 { addTimes(of: published, places: places, periods: periods, to: &publication) }
    return publication
  }

  private func add(
    _ bases: [FigureKey], of member: Indicator, within whole: Indicator?, at place: Int, owner: CountGroup?,
    to publication: inout CountPublication
  ) {
    func component(_ indicator: Indicator, _ key: FigureKey) -> CountComponent {
      CountComponent(indicator: indicator.code, period: place, key: key)
    }
    for key in bases {
      let figure = component(member, key)
      publication.components.append(figure)
      publication.forms.append(CountForm(whole: figure, owner: owner))
      if let whole {
        publication.forms.append(CountForm(whole: component(whole, key), parts: [figure], owner: owner))
        let siblings = members.filter { $0.partOf == member.partOf }.map { component($0, key) }
        if siblings.last == figure, siblings.count > 1 {
          publication.forms.append(CountForm(whole: component(whole, key), parts: siblings, owner: owner))
        }
      }
    }
    if bases.count > 1 {
      publication.forms.append(
        CountForm(
          whole: component(member, .cumulative), parts: [component(member, .inPeriod)], owner: owner))
    }
  }

  private func addParts(
    of member: Indicator, at place: Int, without dropped: Set<CountGroup>,
    to publication: inout CountPublication
  ) {
    let whole = CountComponent(indicator: member.code, period: place, key: Self.base(of: member))
    var lone: [CountComponent] = []
    let dimensions = member.parts.map(\.dimension).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    for dimension in dimensions {
      let owner = CountGroup.dimension(indicator: member.code, id: dimension)
      if dropped.contains(owner) { continue }
      let parts = member.parts.filter { $0.dimension == dimension }.map {
        CountComponent(indicator: member.code, period: place, key: .part($0.id))
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

  /// What follows from several periods: what was done between two closing dates, the rest of a longer period.
  private func addTimes(
    of published: [Indicator], places: [Int], periods: [Period], to publication: inout CountPublication
  ) {
    let components = Set(publication.components)
    for member in published where member.overTime == .sum {
      func component(_ place: Int, _ key: FigureKey) -> CountComponent? {
        let component = CountComponent(indicator: member.code, period: place, key: key)
        return components.contains(component) ? component : nil
      }
      func add(_ whole: CountComponent?, _ parts: [CountComponent?], _ owner: CountGroup?) {
        guard let whole, !parts.isEmpty, !parts.contains(nil) else { return }
        publication.forms.append(CountForm(whole: whole, parts: parts.compactMap(\.self), owner: owner))
      }
      for (earlier, later) in zip(places, places.dropFirst()) {
        let before = component(earlier, .cumulative)
        add(component(later, .cumulative), [before], nil)
        if periods[earlier].to < periods[later].from {
          add(component(later, .cumulative), [before, component(later, .inPeriod)], nil)
        }
      }
      let keys: [(FigureKey, CountGroup?)] =
        [(.inPeriod, nil)]
        + member.parts.map {
          (.part($0.id), .dimension(indicator: member.code, id: $0.dimension))
        }
      for place in places {
        let within = places.filter { $0 != place && periods[place].contains(periods[$0]) }
        let areDisjoint = zip(within, within.dropFirst()).allSatisfy { periods[$0].to < periods[$1].from }
        for (key, owner) in keys {
          for inner in within { add(component(place, key), [component(inner, key)], owner) }
          if areDisjoint { add(component(place, key), within.map { component($0, key) }, owner) }
        }
      }
    }
  }
}
