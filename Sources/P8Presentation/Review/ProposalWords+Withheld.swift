package import P8Model

extension ProposalWords {
  /// A report that is not in a bundle for the personal data in its original.
  package static func withheld(_ unit: String, period: Period, report: Int64, codes: [String])
    -> LocalizedText
  {
    let codes = codes.joined(separator: ", ")
    return LocalizedText(
      vi:
        "Không đưa vào gói: \(unit), \(period.title(.vi)) (báo cáo số \(report)), tệp gốc có thông tin cá nhân (\(codes)). Xin nơi gửi gửi lại tệp đã sửa rồi nạp bằng p8 ingest.",
      en:
        "Left out of the bundle: \(unit), \(period.title(.en)) (report \(report)); its file holds personal data (\(codes)). Ask the sender for a corrected file and ingest it."
    )
  }
}
