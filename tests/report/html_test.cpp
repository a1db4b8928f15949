#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>

#include "report/calls_made_up.h"
#include "report/find/judge.h"
#include "report/formats/check.h"

namespace patscope::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view hostile = "</script><img src=x onerror='alert(1)'>\"&\x1b\xff";

Report judged(const Sources& sources, std::string pat = "ReleasePat") {
  Report report;
  report.pipelines = {"release.yml"};
  report.files = {"release.yml"};
  report.calls = {made_up::call(made_up::list_builds(), 1, pat), made_up::call(made_up::queue_build(), 3, pat)};
  report.grants = {made_up::grant(pat, {"vso.build", "vso.code"})};
  judge(report, sources, made_up::scopes());
  return report;
}

std::string page_of(const Report& report, const Sources& sources) {
  return check_as_html(report, sources, made_up::scopes());
}

/// The tags of `page` that are not closed in order, up to the first; empty when it is well-formed. Text in <style> and
/// <script> is no markup.
std::string first_unbalanced(std::string_view page) {
  constexpr std::string_view without_end[] = {"meta", "br", "rect", "path", "!DOCTYPE"};
  std::vector<std::string_view> open;
  for (auto at = page.find('<'); at != page.npos; at = page.find('<', at + 1)) {
    const bool closes = page[at + 1] == '/';
    const auto begin = at + (closes ? 2 : 1);
    const auto tag = page.substr(begin, page.find_first_of(" />\n", begin) - begin);
    if (closes) {
      if (open.empty() || open.back() != tag) return std::string(tag);
      open.pop_back();
    } else if (std::find(std::begin(without_end), std::end(without_end), tag) == std::end(without_end)) {
      open.push_back(tag);
    }
    if (!closes && (tag == "style" || tag == "script")) at = page.find(tag == "style" ? "</style" : "</script", at) - 1;
  }
  return open.empty() ? std::string() : std::string(open.back());
}

std::size_t count(std::string_view page, std::string_view part) {
  std::size_t number = 0;
  for (auto at = page.find(part); at != page.npos; at = page.find(part, at + part.size())) ++number;
  return number;
}

TEST(CheckHtml, TicksWhatIsNeededAndSaysWhatIsMissing) {
  const auto sources = made_up::four_requests();
  const auto page = page_of(judged(sources), sources);
  EXPECT_THAT(page, HasSubstr("<h5>Build</h5>"));
  EXPECT_THAT(page, HasSubstr("<span class=\"sr\">Tick: </span><span>Read &#38; execute <code>vso.build_execute</code>"
                              "</span> <span class=\"badge missing\">missing</span>"));
  EXPECT_THAT(page, HasSubstr("<span class=\"sr\">Leave empty: </span><span>Read <code>vso.build</code>"));
}

TEST(CheckHtml, ShowsTheLineOfEachRequestWithTheCommandMarked) {
  const auto sources = made_up::four_requests();
  EXPECT_THAT(page_of(judged(sources), sources),
              HasSubstr("<pre><span class=\"number\">3</span> - <mark>curl</mark> three</pre>"));
}

TEST(CheckHtml, DrawsTheWayFromPipelineThroughRequestToScope) {
  const auto sources = made_up::four_requests();
  const auto page = page_of(judged(sources), sources);
  EXPECT_EQ(count(page, "<path class=\"edge"), 4U);
  EXPECT_THAT(page, HasSubstr("<path class=\"edge missing\" data-call=\"1\" data-from=\"c1\" data-to=\"s0\""));
}

TEST(CheckHtml, GivesEveryFilterALabelAndEverySectionAHeading) {
  const auto sources = made_up::four_requests();
  const auto page = page_of(judged(sources), sources);
  EXPECT_EQ(count(page, "<label for="), count(page, "<select id="));
  EXPECT_EQ(count(page, "<section aria-labelledby="), count(page, "<h2 id="));
  for (const auto* id : {"credentials", "flow", "findings", "unread", "main"})
    EXPECT_THAT(page, HasSubstr(fmt::format("id=\"{}\"", id)));
}

TEST(CheckHtml, LoadsNothing) {
  const auto sources = made_up::four_requests();
  const auto page = page_of(judged(sources), sources);
  EXPECT_THAT(page, HasSubstr("default-src 'none'"));
  for (const auto* loads : {" src=", "<link", "@import", "url(", "fetch("}) EXPECT_THAT(page, Not(HasSubstr(loads)));
}

TEST(CheckHtml, IsWellFormedAndTheSameTwice) {
  const auto sources = made_up::four_requests();
  const auto report = judged(sources);
  EXPECT_EQ(first_unbalanced(page_of(report, sources)), "");
  EXPECT_EQ(page_of(report, sources), page_of(report, sources));
}

TEST(CheckHtml, IsAPageWithoutAnyRequest) {
  const auto page = page_of({}, {});
  EXPECT_EQ(first_unbalanced(page), "");
  EXPECT_THAT(page, HasSubstr("No request carries a PAT."));
}

TEST(CheckHtml, EscapesHostileTextInEveryField) {
  Sources sources;
  const std::string evil(hostile);
  (void)sources.add(evil, evil + "\n" + evil);
  auto report = judged(made_up::four_requests(), evil);
  for (auto& call : report.calls) {
    call.call.place = {SourceId{0}, 3, 9};
    call.call.url = Text(evil);
    call.call.method = evil;
  }
  auto unresolved = report.calls.front();
  unresolved.resolution = catalog::Resolution::unresolved;
  unresolved.operations.clear();
  unresolved.call.unresolved = evil;
  report.calls.push_back(unresolved);
  report.pipelines = report.files = {evil};
  report.grants.front().grant.source = evil;
  report.unread = {{.region = {.place = {SourceId{0}, 0, 9}, .reason = evil}}};
  judge(report, sources, made_up::scopes());
  report.findings.push_back({.rule = evil, .place = Span{}, .message = evil, .notes = {evil}, .via = {Span{}}});

  const auto page = page_of(report, sources);
  EXPECT_EQ(first_unbalanced(page), "");
  EXPECT_EQ(count(page, "<img"), 0U);
  EXPECT_EQ(count(page, "</script>"), 1U);
  EXPECT_EQ(count(page, "onerror='"), 0U);
  EXPECT_EQ(page.find('\x1b'), page.npos);
  EXPECT_EQ(page.find('\xff'), page.npos);
}

TEST(CheckHtml, CutsAVeryLongLine) {
  Sources sources;
  (void)sources.add("long.yml", std::string(1U << 20U, 'x'));
  Report report;
  report.unread = {{.region = {.place = {SourceId{0}, 500'000, 500'004}, .reason = "too long"}}};
  EXPECT_LT(page_of(report, sources).size(), 40'000U);
}

}  // namespace
}  // namespace patscope::report
