#include "rest/url.h"

#include <gtest/gtest.h>

#include "support/texts.h"

namespace patscope {
namespace {

struct Case {
  std::string_view url;
  std::string_view context;
  std::string_view route;
  UrlArea area = UrlArea::apis;
};

void expect(const Case& wanted) {
  SCOPED_TRACE(wanted.url);
  const auto url = UrlPattern::parse(text_of(wanted.url));
  ASSERT_TRUE(url);
  EXPECT_EQ(joined(url->context), wanted.context);
  EXPECT_EQ(joined(url->route), wanted.route);
  EXPECT_EQ(url->area, wanted.area);
}

TEST(Url, SplitsContextAnchorAndRoute) {
  expect({.url = "https://dev.azure.com/o/p/_apis/build/builds/7", .context = "o|p", .route = "build|builds|7"});
  expect({.url = "https://dev.azure.com/o/_apis", .context = "o", .route = ""});
  expect({.url = "https://dev.azure.com/o/p/t/_APIS/work/Boards", .context = "o|p|t", .route = "work|Boards"});
  expect({.url = "https://dev.azure.com/o/p/_git/r/info/refs?service=git-upload-pack",
          .context = "o|p",
          .route = "r|info|refs",
          .area = UrlArea::git});
  expect({.url = "https://pkgs.dev.azure.com/o/_packaging/f/nuget/v3/index.json",
          .context = "o",
          .route = "f|nuget|v3|index.json",
          .area = UrlArea::packaging});
  expect({.url = "https://analytics.dev.azure.com/o/_odata/v4.0-preview/WorkItems",
          .context = "o",
          .route = "v4.0-preview|WorkItems",
          .area = UrlArea::odata});
  expect({.url = "https://dev.azure.com/o/_api/_wit/query",
          .context = "o",
          .route = "_wit|query",
          .area = UrlArea::api_internal});
  expect({.url = "https://dev.azure.com/o/p/_build/results",
          .context = "o|p|_build|results",
          .route = "",
          .area = UrlArea::none});
}

TEST(Url, SplitsThePathBeforeDecodingASegment) {
  expect({.url = "https://dev.azure.com/o/_apis/Settings/Entries/host/Global%2Fbanner-1",
          .context = "o",
          .route = "Settings|Entries|host|Global/banner-1"});
  expect({.url = "https://dev.azure.com/o/My%20Project/_apis/wit/%24batch",
          .context = "o|My Project",
          .route = "wit|$batch"});
  expect({.url = "https://dev.azure.com/o/_apis/x/100%/%4", .context = "o", .route = "x|100%|%4"});
}

TEST(Url, DropsEmptySegmentsAndTheTrailingSlash) {
  expect({.url = "https://dev.azure.com/o//_apis//git/repositories/r/items//Dir/F.cs/",
          .context = "o",
          .route = "git|repositories|r|items|Dir|F.cs"});
}

TEST(Url, DropsTheEscapeInFrontOfADollar) {
  expect({.url = "https://dev.azure.com/o/_apis/wit/\\$batch", .context = "o", .route = "wit|$batch"});
  expect({.url = "https://dev.azure.com/o/_apis/wit/`$batch", .context = "o", .route = "wit|$batch"});
}

TEST(Url, DropsUserInfoAndPort) {
  const auto url = UrlPattern::parse(text_of("https://org:{Pat}@vssps.dev.azure.com:443/o/_apis/graph/users"));
  ASSERT_TRUE(url);
  EXPECT_EQ(url->host.name, "vssps.dev.azure.com");
  EXPECT_EQ(joined(url->context), "o");
}

TEST(Url, TheSchemeMayBeMissingOrAHole) {
  expect({.url = "dev.azure.com/o/_apis/projects", .context = "o", .route = "projects"});
  expect({.url = "HTTPS://Dev.Azure.com/o/_apis/projects", .context = "o", .route = "projects"});
  expect({.url = "{scheme}://dev.azure.com/o/_apis/projects", .context = "o", .route = "projects"});
  expect({.url = " https://dev.azure.com/o/_apis/projects\n", .context = "o", .route = "projects"});
  expect({.url = "{org}.visualstudio.com/p/_apis/projects", .context = "{}|p", .route = "projects"});
}

TEST(Url, AHoleInFrontIsTheOrganization) {
  expect({.url = "{System.CollectionUri:collection}Project/_apis/build/builds",
          .context = "{}|Project",
          .route = "build|builds"});
  expect({.url = "{System.CollectionUri:collection}{System.TeamProject:segment}/_apis/build/builds",
          .context = "{}|{}",
          .route = "build|builds"});
  expect({.url = "{uri:collection}/{p:segment}/_apis/build/builds", .context = "{}|{}", .route = "build|builds"});
  expect({.url = "{uri}_apis/projects", .context = "{}", .route = "projects"});
  expect({.url = "{org}{project}/_apis/projects", .context = "{}|{}", .route = "projects"});
  expect({.url = "{org:url}/_apis/projects/{id}", .context = "{}", .route = "projects|{}"});
}

TEST(Url, AHoleMayTouchTheAnchorOrTheHost) {
  expect({.url = "https://dev.azure.com/o/{project/}_apis/wit/wiql", .context = "o|{}", .route = "wit|wiql"});
  expect({.url = "https://dev.azure.com/o/_apis{path}", .context = "o", .route = "{}"});
  expect({.url = "https://dev.azure.com{path}/_apis/projects", .context = "{}", .route = "projects"});
  expect({.url = "https://{server}_apis/projects", .context = "", .route = "projects"});
}

TEST(Url, KnowsWhetherSomethingUnknownMayFollow) {
  const auto open = [](std::string_view url) { return UrlPattern::parse(text_of(url))->open_ended; };
  EXPECT_TRUE(open("https://dev.azure.com/o/_apis/{rest}"));
  EXPECT_TRUE(open("https://dev.azure.com/o/_apis/build/builds{query}"));
  EXPECT_TRUE(open("https://dev.azure.com/o/{rest}"));
  EXPECT_FALSE(open("https://dev.azure.com/o/_apis/{rest}?api-version=7.0"));
  EXPECT_FALSE(open("https://dev.azure.com/o/_apis/build/builds/{id:int}"));
  EXPECT_FALSE(open("https://dev.azure.com/o/_apis/build/builds?x={rest}"));
}

TEST(Url, QueryNamesAreLowerCaseAndLiteral) {
  const auto names = [](std::string_view url) { return UrlPattern::parse(text_of(url))->query_names; };
  using Names = std::vector<std::string>;
  EXPECT_EQ(names("https://dev.azure.com/o/_apis/x?IDs=1,2&%24Top=3&{more}&a{b}=1#?c=d"), (Names{"ids", "$top"}));
  EXPECT_EQ(names("https://dev.azure.com/o/_apis/x?a=b??api-version=7.0"), (Names{"a", "api-version"}));
  EXPECT_EQ(names("https://dev.azure.com/o/_apis/x#?a=b"), Names{});
}

TEST(Url, QueryPairsHaveLiteralValues) {
  const auto url = UrlPattern::parse(text_of("https://dev.azure.com/o/_git/r/info/refs?Service=git-upload-pack&a={b}"));
  EXPECT_EQ(url->query_pairs, std::vector<std::string>{"service=git-upload-pack"});
}

TEST(Url, WithoutAQuestionMarkTheQueryBelongsToTheLastSegment) {
  expect({.url = "https://dev.azure.com/o/_apis/test/Runs/1&api-version=6.0",
          .context = "o",
          .route = "test|Runs|1&api-version=6.0"});
}

TEST(Url, RelativeAndOtherSchemesAreNoUrls) {
  for (const auto* none : {"", " ", "/o/_apis/projects", "_apis/projects", "o/p/_apis/projects", "./_apis/x",
                           "git@ssh.dev.azure.com:v3/o/p/r", "ssh://git@ssh.dev.azure.com/v3/o/p/r", "file:///_apis/x",
                           "{path}", "{base}/builds", "https://", "https:///_apis/x", "https://example.com/x"})
    EXPECT_FALSE(UrlPattern::parse(text_of(none))) << none;
}

TEST(Url, PastedPlaceholdersBecomeHoles) {
  const auto shown = [](std::string_view url) { return pasted_url(url).with_names(); };
  EXPECT_EQ(shown("https://dev.azure.com/{org}/<p>/_apis/x/$(Build.BuildId)/${a}/$b/%s?x={y}"),
            "https://dev.azure.com/{org}/{p}/_apis/x/{Build.BuildId}/{a}/{b}/{value}?x={y}");
  EXPECT_EQ(pasted_url("_apis/wit/workitems/$Bug").known(), "_apis/wit/workitems/$Bug");
  EXPECT_EQ(pasted_url("_apis/wit/workitems/$id").with_blanks(), "_apis/wit/workitems/{}");
  EXPECT_EQ(pasted_url("_apis/wit/\\$batch").known(), "_apis/wit/$batch");
  EXPECT_EQ(pasted_url("_apis/x/%d0%s").with_blanks(), "_apis/x/%d0{}");
  EXPECT_EQ(pasted_url("{open/$/<").known(), "{open/$/<");
}

TEST(Url, SurvivesAnyBytes) {
  for (const auto* odd : {"https://\x01/_apis/\x01", "://", "https://@", "https://:@:/_apis", "{a}{b}{c}", "{a}?",
                          "https://dev.azure.com/%", "https://.../_apis/x", "http://[::1]:8080/tfs/c/_apis/projects"}) {
    (void)UrlPattern::parse(text_of(odd));
    (void)evidence_of(text_of(odd));
    (void)pasted_url(odd);
  }
}

}  // namespace
}  // namespace patscope
