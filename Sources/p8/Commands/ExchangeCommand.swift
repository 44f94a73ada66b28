import ArgumentParser
import Project8

/// `p8 exchange`: files for other systems before they are sent.
struct ExchangeCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "exchange",
      abstract: speech(
        vi: "Tệp trao đổi với hệ thống khác.", en: "Files for exchange with other systems."),
      subcommands: [ExchangeCheckCommand.self])
  }
}

/// `p8 exchange check`: whether files load into DHIS2.
struct ExchangeCheckCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  enum Scheme: String, ExpressibleByArgument, CaseIterable {
    case code
    case uid
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check",
      abstract: speech(
        vi: "DHIS2 có nạp được các tệp này không.", en: "Whether DHIS2 takes these files."),
      discussion: speech(
        vi: """
          Ví dụ: p8 exchange check metadata.json values.csv
          Áp các quy tắc nạp của DHIS2 (2.44, xem docs/exchange.md) mà không cần máy chủ: tệp đầu là siêu dữ liệu, sau đó
          là số liệu JSON, CSV, ADX hoặc siêu dữ liệu bổ sung, theo thứ tự nạp.
          Mã thoát 0: nạp được; 1: có lỗi; 3: có tệp không đọc được.
          """,
        en: """
          Example: p8 exchange check metadata.json values.csv
          Applies DHIS2's rules of import (2.44, see docs/exchange.md) without a server: the first file has the metadata,
          then come values as JSON, CSV or ADX, or additional metadata, in the order in which they are loaded.
          Exit code 0: all is taken; 1: there are faults; 3: a file cannot be read.
          """))
  }

  @Argument(help: help(vi: "Gói siêu dữ liệu (JSON).", en: "The package of metadata (JSON)."))
  var metadata: String

  @Argument(
    help: help(
      vi: "Tệp số liệu (JSON, CSV, ADX) hoặc siêu dữ liệu bổ sung.",
      en: "Files of values (JSON, CSV, ADX), or additional metadata."))
  var values: [String] = []

  @Option(
    help: help(
      vi: "idScheme khi gửi: code (mặc định) hoặc uid.",
      en: "idScheme in the address: code (by default) or uid."))
  var idScheme: Scheme = .code

  @Option(
    help: help(
      vi: "dataSet khi gửi, cho tệp CSV.", en: "dataSet in the address, for a CSV file."))
  var dataSet: String?

  @Option(help: help(vi: "Dạng kết quả: text hoặc json.", en: "The form of the answer: text or json."))
  var format: Format = .text

  @OptionGroup var common: CommonOptions

  func run() throws {
    let check = try ExchangeCheck(
      metadata: metadata, others: values,
      sending: .init(usesIdentifiers: idScheme == .uid, dataSet: dataSet))
    switch format {
    case .text: try Console.output(check.text(in: common.lang))
    case .json: try Console.data(check.json)
    }
    if !check.isGood { throw ExitStatus.findings }
  }
}
