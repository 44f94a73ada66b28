import P8Model

/// The figures of one unit for one family of indicators; what is not known counts as zero.
struct CountVector {
  private(set) var values: [CountComponent: ExactDecimal]

  init(_ values: [CountComponent: ExactDecimal] = [:]) { self.values = values }

  subscript(component: CountComponent) -> ExactDecimal { values[component] ?? .zero }

  /// Whether every figure is zero or not known.
  var isEmpty: Bool { values.values.allSatisfy { $0 == .zero } }

  mutating func add(_ other: CountVector) {
    for (component, value) in other.values {
      let sum = self[component].adding(value)
      // Beyond 128 bits no number is small, and the sum of the units is not shown either.
      values[component] = sum ?? self[component]
    }
  }

  /// What is left of a whole without its parts.
  func subtracting(_ other: CountVector) -> CountVector {
    var rest = self
    for (component, value) in other.values where values[component] != nil {
      rest.values[component] = self[component].subtracting(value) ?? .zero
    }
    return rest
  }

  func count(_ form: CountForm) -> ExactDecimal {
    form.parts.reduce(self[form.whole]) { $0.subtracting(self[$1]) ?? $0 }
  }

  /// The first number that is above zero and below the limit; nil where there is none.
  func firstSmall(among forms: [CountForm], below limit: ExactDecimal) -> CountForm? {
    forms.first { form in
      let count = count(form)
      return count > .zero && count < limit
    }
  }
}
