#include "report/find/ignore.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/find/baseline.h"
#include "report/find/judge.h"

namespace patscope::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// A script, with a finding of missing-scope on each of the lines that hold "curl".
struct Script {
  explicit Script(const std::string& text) {
    const auto id = sources.add("a.sh", text);
    for (auto at = text.find("curl"); at != std::string::npos; at = text.find("curl", at + 1))
      report.findings.push_back({.rule = "missing-scope",
                                 .place = Span{id, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at) + 4},
                                 .message = "m"});
    report.files = {"a.sh"};
  }

  void suppress(const std::vector<Ignore>& more = {}) {
    auto ignores = ignore_comments(report, sources);
    ignores.insert(ignores.end(), more.begin(), more.end());
    report::suppress(report, sources, ignores, "2026-11-25");
  }

  [[nodiscard]] std::vector<std::string> rules_found() const {
    std::vector<std::string> rules;
    for (const auto& finding : report.findings) rules.push_back(finding.rule);
    return rules;
  }

  Sources sources;
  Report report;
};

TEST(IgnoreComment, IsAboutItsOwnLineOrTheNextOne) {
  for (const char* text :
       {"curl # patscope: ignore[missing-scope] why\n", "# patscope: ignore[missing-scope] why\ncurl\n",
        "// patscope: ignore[missing-scope] why\ncurl\n", "rem patscope: ignore[missing-scope] why\ncurl\n",
        ":: patscope: ignore[missing-scope] why\r\ncurl\r\n",
        "# patscope: ignore[missing-scope] why\n# patscope: ignore[unread-script, missing-scope] x\ncurl"}) {
    Script script(text);
    script.suppress();
    ASSERT_EQ(script.report.suppressed.size(), 1U) << text;
    EXPECT_EQ(script.report.suppressed[0].reason, "why");
    EXPECT_TRUE(script.report.suppressed[0].in_source);
  }
}

TEST(IgnoreComment, ThatFollowsCodeIsNotAboutTheNextLine) {
  Script script("x # patscope: ignore[missing-scope] why\ncurl\n");
  script.suppress();
  EXPECT_THAT(script.rules_found(), ElementsAre("missing-scope", "unused-ignore"));
}

TEST(IgnoreComment, NeedsAMarkerInFrontOfIt) {
  Script script("curl 'patscope: ignore[missing-scope] why'\n");
  script.suppress();
  EXPECT_THAT(script.rules_found(), ElementsAre("missing-scope"));
}

TEST(IgnoreComment, OfAMistypedRuleSaysWhichWasMeant) {
  Script script("curl # patscope: ignore[mising-scope] why\n");
  script.suppress();
  ASSERT_THAT(script.rules_found(), ElementsAre("missing-scope", "unused-ignore"));
  EXPECT_EQ(script.report.findings[1].message, "'mising-scope' is no rule; did you mean missing-scope?");
}

TEST(IgnoreComment, WithoutAReasonIsAFinding) {
  Script script("curl # patscope: ignore[missing-scope]\n");
  script.suppress();
  EXPECT_THAT(script.rules_found(), ElementsAre("ignore-without-reason"));
}

TEST(IgnoreEntry, IsAboutThePathsOfItsPattern) {
  const Ignore entry{.rule = "missing-scope", .reason = "why", .path = "*.sh", .line = {}, .until = {}, .place = {}};
  Script script("curl\ncurl\n");
  script.suppress({entry});
  EXPECT_EQ(script.report.suppressed.size(), 2U);
  EXPECT_FALSE(script.report.suppressed[0].in_source);
}

TEST(IgnoreEntry, HoldsThroughItsLastDay) {
  Ignore entry{.rule = "missing-scope", .reason = "why", .line = {}, .until = "2026-11-25", .place = {}};
  Script today("curl\n");
  today.suppress({entry});
  EXPECT_TRUE(today.report.findings.empty());

  entry.until = "2026-11-24";
  Script late("curl\n");
  late.suppress({entry});
  ASSERT_THAT(late.rules_found(), ElementsAre("missing-scope", "unused-ignore"));
  EXPECT_THAT(late.report.findings[1].message, HasSubstr("expired on 2026-11-24"));
}

TEST(Baseline, KnowsItsFindingsOnOtherLines) {
  Script before("curl a\n");
  const auto known = read_baseline(write_baseline(before.report, before.sources));
  ASSERT_TRUE(known.has_value());
  Script after("x\n\n  curl a\ncurl b\n");
  subtract_baseline(after.report, after.sources, *known);
  EXPECT_EQ(after.report.findings.size(), 1U);
  EXPECT_EQ(after.report.suppressed.size(), 1U);
}

TEST(Baseline, OnlyWhatIsOneIsRead) {
  for (const char* text : {"", "[]", "{}", R"({"schema":"patscope/2","baseline":[]})", R"({"schema":"patscope/1"})",
                           R"({"schema":"patscope/1","baseline":[1]})"})
    EXPECT_FALSE(read_baseline(text).has_value()) << text;
}

}  // namespace
}  // namespace patscope::report
