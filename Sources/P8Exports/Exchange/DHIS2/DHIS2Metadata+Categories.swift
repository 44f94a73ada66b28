import P8Definitions
import P8Model

/// Categories, their options and combinations.
extension DHIS2Metadata {
  var categoryLists: [(String, [JSONValue])] {
    let dimensions = programme.dimensions
    let options = dimensions.flatMap { dimension in programme.options(of: dimension) }
    func name(_ text: LocalizedText) -> LocalizedText {
      // Names of options are unique in an instance, and others have women too.
      LocalizedText(vi: "\(settings.prefix) - \(text.vi)", en: "\(settings.prefix) - \(text.en)")
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
        options.map { .object(identity(code($0), "categoryOptions", name: name($0.name))) }
      ),
      (
        "categories",
        dimensions.map { dimension in
          .object(
            identity(code(dimension), "categories", name: name(dimension.name)) + [
              disaggregation,
              (
                "categoryOptions",
                .list(programme.options(of: dimension).map { reference(code($0), "categoryOptions") })
              ),
            ])
        }
      ),
      (
        "categoryCombos",
        dimensions.map { dimension in
          .object(
            identity(code(dimension), "categoryCombos", name: name(dimension.name))
              .filter { $0.0 != "shortName" } + [
                disaggregation,
                // The total is an element of its own: some parts overlap, others are not all there are.
                ("skipTotal", .truth(true)),
                ("categories", .list([reference(code(dimension), "categories")])),
              ])
        }
      ),
      (
        // DHIS2 takes all combinations of a category combination or none.
        "categoryOptionCombos",
        options.map { category in
          .object([
            ("id", .text(DHIS2Identifier.of(code(category), kind: "categoryOptionCombos"))),
            ("code", .text(code(category))), ("name", .text(name(category.name)[language])),
            ("categoryCombo", reference(code(category.dimension), "categoryCombos")),
            ("categoryOptions", .list([reference(code(category), "categoryOptions")])),
          ])
        }
      ),
    ]
  }
}
