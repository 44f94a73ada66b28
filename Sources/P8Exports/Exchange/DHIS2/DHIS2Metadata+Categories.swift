import P8Definitions
import P8Model

/// Categories, their options and combinations.
extension DHIS2Metadata {
  private var categories: [ExchangeSeries.Category] {
    var seen: Set<String> = []
    return exchange.additiveSeries.compactMap(\.category).filter {
      seen.insert(DHIS2Codes.option($0, prefix: settings.prefix)).inserted
    }
  }

  var categoryLists: [(String, JSONValue)] {
    let categories = categories
    let dimensions = settings.dimensions.filter { dimension in
      categories.contains { $0.dimension == dimension }
    }
    func name(_ text: LocalizedText) -> LocalizedText {
      // Names of options are unique in an instance, and others have women too.
      LocalizedText(vi: "\(settings.prefix) - \(text.vi)", en: "\(settings.prefix) - \(text.en)")
    }
    func options(of dimension: ExchangeSettings.Dimension) -> [ExchangeSeries.Category] {
      categories.filter { $0.dimension == dimension }
    }
    func code(_ category: ExchangeSeries.Category) -> String {
      DHIS2Codes.option(category, prefix: settings.prefix)
    }
    func code(_ dimension: ExchangeSettings.Dimension) -> String {
      DHIS2Codes.category(dimension, prefix: settings.prefix)
    }
    let disaggregation: (String, JSONValue) = ("dataDimensionType", .text("DISAGGREGATION"))
    return [
      (
        "categoryOptions",
        .list(categories.map { .object(identity(code($0), "categoryOptions", name: name($0.name))) })
      ),
      (
        "categories",
        .list(
          dimensions.map { dimension in
            .object(
              identity(code(dimension), "categories", name: name(dimension.name)) + [
                disaggregation,
                (
                  "categoryOptions",
                  .list(options(of: dimension).map { reference(code($0), "categoryOptions") })
                ),
              ])
          })
      ),
      (
        "categoryCombos",
        .list(
          dimensions.map { dimension in
            .object(
              identity(code(dimension), "categoryCombos", name: name(dimension.name)) + [
                disaggregation,
                // The total is an element of its own: some parts overlap, others are not all there are.
                ("skipTotal", .truth(true)),
                ("categories", .list([reference(code(dimension), "categories")])),
              ])
          })
      ),
      (
        "categoryOptionCombos",
        .list(
          categories.map { category in
            .object([
              ("id", .text(DHIS2Identifier.of(code(category), kind: "categoryOptionCombos"))),
              ("code", .text(code(category))), ("name", .text(name(category.name)[language])),
              ("categoryCombo", reference(code(category.dimension), "categoryCombos")),
              ("categoryOptions", .list([reference(code(category), "categoryOptions")])),
            ])
          })
      ),
    ]
  }
}
