// swift-tools-version: 6.2
import PackageDescription

/// The settings of every target: strict imports, and a warning is an error.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// Where C pointers are touched, each touch says so.
let memorySafe: [SwiftSetting] = settings + [.strictMemorySafety()]

/// A target under `Sources/` that uses only what is listed; `data` names what its tests read by path.
func stage(
  _ name: String, uses dependencies: [Target.Dependency] = [],
  settings swiftSettings: [SwiftSetting] = settings, data: [String] = []
) -> Target {
  .target(name: name, dependencies: dependencies, exclude: data, swiftSettings: swiftSettings)
}

/// The tests of one target, in `Tests/<name>Tests`; `data` names what they read by path.
func tests(of name: String, uses others: [Target.Dependency] = [], data: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.target(name: name), "TestSupport"] + others, exclude: data,
    swiftSettings: settings)
}

/// The folders under `Sources/` beside `P8DefinitionFiles`, whose target begins at the top to bundle the
/// definitions.
let otherSources = [
  "CLibDeflate", "CLibXML2", "CZlib", "ContentDigest", "P8Aggregation", "P8Definitions", "P8Exports",
  "P8Expressions", "P8Forms", "P8Intake", "P8Model", "P8Presentation", "P8Registry", "P8Validation",
  "P8Web", "Project8", "SpreadsheetML", "VietnameseText", "XMLStream", "p8",
].map { "Sources/\($0)" }

/// What the web application is built on, where its trait is on.
let webLibraries: [Target.Dependency] = [
  ("Hummingbird", "hummingbird"), ("HummingbirdCore", "hummingbird"), ("HTTPTypes", "swift-http-types"),
  ("Logging", "swift-log"),
  ("NIOCore", "swift-nio"), ("NIOPosix", "swift-nio"),
].map { .product(name: $0.0, package: $0.1, condition: .when(traits: ["Web"])) }

let package = Package(
  name: "Project8",
  defaultLocalization: "vi",
  products: [
    .library(name: "Project8", targets: ["Project8", "P8Model"]),
    .library(name: "SpreadsheetML", targets: ["SpreadsheetML"]),
    .library(name: "VietnameseText", targets: ["VietnameseText"]),
    .executable(name: "p8", targets: ["p8"]),
  ],
  traits: [
    .trait(name: "Web", description: "The web application: p8 serve."),
    .default(enabledTraits: ["Web"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    // For the web application alone: with the trait off nothing of these is built.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
    .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
  ],
  targets: [
    // C libraries: a module map and a shim each.
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CLibDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),

    // Know nothing of Project 8.
    stage(
      "ContentDigest",
      uses: [
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ]),
    stage("XMLStream", uses: ["CLibXML2"], settings: memorySafe),
    stage(
      "SpreadsheetML", uses: ["XMLStream", "CZlib", "CLibDeflate", "ContentDigest"], settings: memorySafe),
    stage("VietnameseText"),

    // The values in which the stages meet, and the language of rules.
    stage("P8Model"),
    stage("P8Expressions", uses: ["P8Model"]),

    // What the files of indicators/ and templates/ say: values, and the loader of the files.
    stage("P8Definitions", uses: ["P8Model", "P8Expressions"]),
    .target(
      name: "P8DefinitionFiles",
      dependencies: [
        "P8Model", "P8Expressions", "P8Definitions", "ContentDigest", .product(name: "Yams", package: "Yams"),
      ],
      path: ".",
      exclude: [
        "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "NOTICE", "README.md", "Tests", "docs",
        "exports", "scripts",
      ] + otherSources,
      sources: ["Sources/P8DefinitionFiles"],
      resources: [.copy("indicators"), .copy("templates")],
      swiftSettings: settings),

    // The stages: none imports another.
    stage(
      "P8Forms",
      uses: [
        "P8Model", "P8Expressions", "P8Definitions", "SpreadsheetML", "XMLStream", "VietnameseText",
        "ContentDigest",
      ]),
    stage(
      "P8Intake",
      // The last two for the text of documents of word processors.
      uses: ["P8Model", "P8Definitions", "VietnameseText", "SpreadsheetML", "XMLStream"]),
    stage(
      "P8Validation",
      uses: ["P8Model", "P8Expressions", "P8Definitions", "VietnameseText", "ContentDigest"]),
    stage(
      "P8Registry",
      uses: ["P8Model", "P8Definitions", "ContentDigest", .product(name: "GRDB", package: "GRDB.swift")]),
    stage("P8Aggregation", uses: ["P8Model", "P8Expressions", "P8Definitions", "VietnameseText"]),
    stage(
      "P8Exports",
      uses: ["P8Model", "P8Expressions", "P8Definitions", "SpreadsheetML", "XMLStream", "ContentDigest"]),
    stage(
      "P8Presentation",
      uses: ["P8Model", "P8Expressions", "P8Definitions", "SpreadsheetML", "XMLStream", "ContentDigest"],
      data: ["Glossary/glossary.tsv"]),

    // The library product, the web application and the command over it.
    stage(
      "Project8",
      uses: [
        "P8Model", "P8Expressions", "P8Definitions", "P8DefinitionFiles", "P8Forms", "P8Intake",
        "P8Validation", "P8Registry", "P8Aggregation", "P8Exports", "P8Presentation", "SpreadsheetML",
        "VietnameseText", "ContentDigest",
      ]),
    .target(
      name: "P8Web",
      dependencies: ["Project8", "P8Model", "P8Definitions", "P8Presentation"] + webLibraries,
      resources: [
        .embedInCode("Assets/site.css"), .embedInCode("Assets/site.js"), .embedInCode("Assets/upload.js"),
        .embedInCode("Assets/page.js"), .embedInCode("Assets/log.js"),
        .embedInCode("Assets/service-worker.js"),
        .embedInCode("Assets/icon.svg"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "p8",
      dependencies: [
        "Project8", "P8Model", .target(name: "P8Web", condition: .when(traits: ["Web"])),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    // Tests.
    .target(
      name: "TestSupport", dependencies: ["P8Definitions", "P8DefinitionFiles"], path: "Tests/TestSupport",
      swiftSettings: settings),
    .target(
      name: "VillageReports",
      dependencies: ["P8Model", "P8Definitions", "P8Forms", "SpreadsheetML", "TestSupport"],
      path: "Tests/VillageReports", swiftSettings: settings),
    tests(of: "ContentDigest"),
    tests(of: "XMLStream", uses: ["CLibXML2"]),
    tests(of: "SpreadsheetML", uses: ["XMLStream"], data: ["Writing/Golden"]),
    tests(of: "VietnameseText"),
    tests(of: "P8Model"),
    tests(of: "P8Expressions", uses: ["P8Model", "P8Definitions", "P8Presentation"], data: ["Corpus"]),
    tests(
      of: "P8DefinitionFiles",
      uses: ["P8Model", "P8Expressions", "P8Definitions", "P8Presentation", "ContentDigest"]),
    tests(
      of: "P8Forms",
      uses: [
        "P8Model", "P8Definitions", "P8Expressions", "P8Presentation", "SpreadsheetML", "VietnameseText",
      ],
      data: ["Golden"]),
    tests(
      of: "P8Intake", uses: ["P8Model", "P8Definitions", "VietnameseText"],
      data: [
        "Narrative/README.md", "Narrative/held-out.txt", "Narrative/held-out.txt", "Narrative/passages-2.txt",
        "Narrative/passages-3.txt",
        "Narrative/passages.txt",
      ]),
    tests(
      of: "P8Validation", uses: ["P8Model", "P8Expressions", "P8Definitions", "P8Presentation"],
      data: ["Examples", "Golden"]),
    tests(
      of: "P8Registry",
      uses: ["P8Model", "ContentDigest", .product(name: "GRDB", package: "GRDB.swift")],
      data: ["Fixtures"]),
    tests(of: "P8Aggregation", uses: ["P8Model", "P8Definitions"]),
    tests(
      of: "P8Exports",
      uses: [
        "P8Model", "P8Expressions", "P8Definitions", "P8Forms", "P8Presentation", "SpreadsheetML",
        "XMLStream",
        "ContentDigest",
      ], data: ["Golden"]),
    tests(
      of: "P8Presentation",
      uses: ["P8Model", "P8Definitions", "P8Exports", "SpreadsheetML", "XMLStream", "ContentDigest"]),
    tests(
      of: "Project8",
      uses: [
        "P8Model", "P8Expressions", "P8Definitions", "P8DefinitionFiles", "P8Exports", "P8Presentation",
        "P8Registry", "SpreadsheetML", "XMLStream", "ContentDigest", "VillageReports",
      ],
      data: ["Words/labels.tsv", "Words/terms.tsv", "Words/vietnamese.tsv"]),
    tests(
      of: "P8Web",
      uses: [
        "Project8", "P8Model", "P8Definitions", "P8Presentation", "ContentDigest", "XMLStream",
        "VillageReports",
        "SpreadsheetML",
      ] + webLibraries),
  ]
)

/// Fuzz targets, on demand: `make fuzz SECONDS=600`.
if Context.environment["FUZZ"] != nil {
  package.targets.append(
    .target(
      name: "FuzzSupport", dependencies: ["SpreadsheetML", "XMLStream"], path: "Tests/Fuzz/FuzzSupport",
      swiftSettings: settings))
  package.targets.append(
    .target(
      name: "FuzzReports", dependencies: ["P8Definitions", "P8Forms", "P8Intake", "P8Model"],
      path: "Tests/Fuzz/FuzzReports", swiftSettings: settings))
  for name in ["Archive", "Submission", "Export", "Table", "Document"] {
    package.targets.append(
      .executableTarget(
        name: "Fuzz\(name)", dependencies: ["FuzzReports"], path: "Tests/Fuzz/Fuzz\(name)",
        swiftSettings: settings))
  }
  for name in [
    "Container", "Workbook", "Sheet", "Styles", "Strings", "OpenDocument", "Spreadsheet2003", "WebPage",
    "BinaryWorkbook", "Markup",
  ] {
    package.targets.append(
      .executableTarget(
        name: "Fuzz\(name)", dependencies: ["FuzzSupport"], path: "Tests/Fuzz/Fuzz\(name)",
        swiftSettings: settings))
  }
}

/// Benchmarks, on demand: `make bench`.
if Context.environment["BENCHMARKS"] != nil {
  for name in ["SpreadsheetBench", "WriteBench", "WorkbookMatrix"] {
    package.targets.append(
      .executableTarget(
        name: name, dependencies: ["SpreadsheetML"], path: "Tests/Benchmarks/\(name)",
        swiftSettings: settings))
  }
  package.targets.append(
    .executableTarget(
      name: "RegistryBench",
      dependencies: [
        "Project8", "P8Definitions", "P8DefinitionFiles", "P8Model", "P8Registry", "ContentDigest",
        "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      path: "Tests/Benchmarks/RegistryBench", swiftSettings: settings))
  package.targets.append(
    .executableTarget(
      name: "PipelineBench",
      dependencies: ["Project8", "P8Definitions", "P8DefinitionFiles", "P8Model", "VillageReports"],
      path: "Tests/Benchmarks/PipelineBench", swiftSettings: settings))
  package.targets.append(
    .executableTarget(
      name: "ExportsBench",
      dependencies: [
        "P8Definitions", "P8DefinitionFiles", "P8Exports", "P8Model", "SpreadsheetML", "ContentDigest",
      ],
      path: "Tests/Benchmarks/ExportsBench", swiftSettings: settings))
}
