// Every format holds the same findings, and hostile text stays text in each.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "report/calls_made_up.h"
#include "report/check.h"
#include "report/judge.h"
#include "report/markup.h"
#include "report/rules.h"

namespace patscope::report {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

constexpr const char* hostile = "<script>alert(1)</script> | `x` ##vso[task.complete result=Succeeded] \x1b[2J]]>";

struct Sample {
  Sources sources = made_up::four_requests();
  Report report;
};

Sample sample() {
  Sample made;
  auto& report = made.report;
  report.pipelines = {"release.yml"};
  report.files = {"release.yml"};
  report.calls = {made_up::call(made_up::list_builds(), 1), made_up::call(made_up::queue_build(), 3),
                  made_up::call(made_up::queue_build(), 4, "OtherPat")};
  report.calls[1].call.via = {made_up::place_on_line(2)};
  report.grants = {made_up::grant("ReleasePat", {"vso.build"}), made_up::grant("Unused", {"vso.code"})};
  report.unread = {{.region = {.place = made_up::place_on_line(4), .reason = hostile}}};
  judge(report, made.sources, made_up::scopes());
  return made;
}

std::size_t times(std::string_view text, std::string_view part) {
  std::size_t number = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++number;
  return number;
}

TEST(EveryFormat, HoldsEachFindingOnce) {
  const auto made = sample();
  const auto& scopes = made_up::scopes();
  const auto text = check_as_text(made.report, made.sources, scopes, {.path_prefix = {}});
  const auto markdown = check_as_markdown(made.report, made.sources, scopes);
  const auto junit = check_as_junit(made.report, made.sources, scopes);
  const auto document = json::parse(check_as_json(made.report, made.sources, scopes));
  const auto sarif = json::parse(check_as_sarif(made.report, made.sources, {.version = "1.2.3"}))["runs"][0]["results"];
  ASSERT_GE(made.report.findings.size(), 4U);
  ASSERT_EQ(document["findings"].size(), made.report.findings.size());
  ASSERT_EQ(sarif.size(), made.report.findings.size());
  for (std::size_t i = 0; i < made.report.findings.size(); ++i) {
    const auto& finding = made.report.findings[i];
    EXPECT_EQ(document["findings"][i]["message"], finding.message);
    EXPECT_THAT(sarif[i]["message"]["text"].get<std::string>(), HasSubstr(finding.message.substr(0, 5)));
    EXPECT_EQ(sarif[i]["ruleId"], finding.rule);
  }
  for (const auto& rule : rules()) {
    const auto number =
        static_cast<std::size_t>(std::count_if(made.report.findings.begin(), made.report.findings.end(),
                                               [&](const Finding& finding) { return finding.rule == rule.id; }));
    EXPECT_EQ(times(text, '[' + std::string(rule.id) + "]\n"), number) << rule.id;
    EXPECT_EQ(times(markdown, "| <code>" + std::string(rule.id) + "</code> |"), number) << rule.id;
    EXPECT_EQ(times(junit, "classname=\"patscope." + std::string(rule.id) + '"'), number) << rule.id;
  }
}

TEST(EveryFormat, ShowsHostileTextAsText) {
  const auto made = sample();
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
