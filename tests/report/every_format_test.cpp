// Every format holds the same findings, and hostile text stays text in each.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "report/calls_made_up.h"
#include "report/find/judge.h"
#include "report/formats/check.h"
#include "report/formats/markup.h"
#include "report/read_back.h"

namespace patscope::report {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* hostile = "<script>alert(1)</script> | `x` ##vso[task.complete result=Succeeded] \x1b[2J]]>";

struct Sample {
  Sources sources = made_up::four_requests();
  Report report;
};

Sample sample(std::string reason) {
  Sample made;
  auto& report = made.report;
  report.pipelines = {"release.yml"};
  report.files = {"release.yml"};
  report.calls = {made_up::call(made_up::list_builds(), 1), made_up::call(made_up::queue_build(), 3),
                  made_up::call(made_up::queue_build(), 4, "OtherPat")};
  report.calls[1].call.via = {made_up::place_on_line(2)};
  report.calls[2].resolution = catalog::Resolution::ambiguous;
  report.calls[2].operations = {&made_up::list_builds(), &made_up::queue_build()};
  report.grants = {made_up::grant("ReleasePat", {"vso.build"}), made_up::grant("Unused", {"vso.code"})};
  report.unread = {{.region = {.place = made_up::place_on_line(4), .reason = std::move(reason)}}};
  report.foreign = {{.method = "GET",
                     .host = "example.org",
                     .credential = {.kind = CredentialKind::pat, .name = "Unused"},
                     .place = made_up::place_on_line(2),
                     .via = {}}};
  judge(report, made.sources, made_up::scopes());
  return made;
}

/// What every format must tell, in the words of the report itself.
Told told_by(const Report& report) {
  Told told;
  for (const auto& finding : report.findings)
    told.push_back(finding.rule + " " + std::string(to_string(finding.severity)) + ": " + finding.message);
  std::sort(told.begin(), told.end());
  return told;
}

TEST(EveryFormat, TellsTheSameFindings) {
  const auto made = sample("<b> | `x` & ]]> \"quoted\"");
  const auto& [sources, report] = made;
  const auto& scopes = made_up::scopes();
  auto told = told_by(report);
  for (const auto* severity : {" error: ", " warning: ", " note: "})
    ASSERT_THAT(told, testing::Contains(HasSubstr(severity)));
  EXPECT_EQ(told_by_text(check_as_text(report, sources, scopes, {.path_prefix = {}})), told);
  EXPECT_EQ(told_by_json(check_as_json(report, sources, scopes)), told);
  EXPECT_EQ(told_by_sarif(check_as_sarif(report, sources, {.version = "1.2.3"})), told);
  EXPECT_EQ(told_by_markdown(check_as_markdown(report, sources, scopes)), told);
  EXPECT_EQ(told_by_junit(check_as_junit(report, sources, scopes)), told);
  EXPECT_EQ(told_by_html(check_as_html(report, sources, scopes)), told);
  const auto azure = check_as_azure(report, sources, scopes, {.path_prefix = {}}, {});
  EXPECT_EQ(told_by_azure(azure), told);
  std::erase_if(told, [](const std::string& row) { return row.find(" note: ") != std::string::npos; });
  EXPECT_EQ(issues_of_azure(azure), told);
}

TEST(EveryFormat, IsTheSameTwice) {
  const auto first = sample(hostile);
  const auto second = sample(hostile);
  const auto& scopes = made_up::scopes();
  const auto all = [&](const Sample& made) {
    const auto& [sources, report] = made;
    return std::vector{check_as_text(report, sources, scopes, {}),
                       check_as_json(report, sources, scopes),
                       check_as_sarif(report, sources, {}),
                       check_as_markdown(report, sources, scopes),
                       check_as_junit(report, sources, scopes),
                       check_as_html(report, sources, scopes),
                       check_as_azure(report, sources, scopes, {}, {})};
  };
  EXPECT_EQ(all(first), all(second));
}

TEST(EveryFormat, ShowsHostileTextAsText) {
  const auto made = sample(hostile);
  const auto& scopes = made_up::scopes();
  const auto markdown = check_as_markdown(made.report, made.sources, scopes);
  const auto junit = check_as_junit(made.report, made.sources, scopes);
  for (const auto& text : {markdown, junit}) {
    EXPECT_THAT(text, Not(HasSubstr("<script")));
    EXPECT_THAT(text, Not(HasSubstr("\x1b")));
    EXPECT_THAT(text, Not(HasSubstr("]]>")));
  }
  EXPECT_THAT(markdown, Not(HasSubstr("##vso[")));
  EXPECT_THAT(markdown, Not(HasSubstr("`x`")));
}

TEST(Markup, EscapesWhatMarkdownAndXmlWouldRead) {
  EXPECT_EQ(markdown_text("a|b`c` <i> http://x"), "a&#124;b&#96;c&#96; &#60;i&#62; http&#58;//x");
  EXPECT_EQ(xml_text("<a b=\"c\">&'\x01"), "&#60;a b=&#34;c&#34;&#62;&#38;&#39;\\x01");
  EXPECT_EQ(xml_text("\xef\xbf\xbe"), "\xef\xbf\xbd");
}

}  // namespace
}  // namespace patscope::report
