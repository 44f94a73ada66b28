import HTTPTypes

/// All pages, in the order of the navigation.
package enum Pages {
  static let all: [any Page.Type] = [
    HomePage.self, LogPage.self, SeePage.self, ExplainPage.self, TrendPage.self, UnitDashboardPage.self,
    CheckPage.self, MendPage.self, ReviewPage.self, VillagesPage.self, ExportPage.self, VerifyPage.self,
    PeoplePage.self,
    AccountPage.self, SignInPage.self, InvitationPage.self,
    LanguagePage.self,
    AssetPage.self, OfflinePage.self, HealthPage.self,
  ]

  /// All that the site answers.
  package static let routes: [Route] = all.flatMap { $0.routes }

  /// The entries of the navigation, each with its route.
  static let menu: [(entry: MenuEntry, route: Route)] = all.compactMap { page in
    guard let entry = page.menu,
      let route = page.routes.first(where: { $0.path == entry.path && $0.method == .get })
    else { return nil }
    return (entry, route)
  }
}
