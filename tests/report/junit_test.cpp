// JUnit's XML has no standard; what is held here is what the schema of Jenkins' xUnit plugin (junit-10.xsd) and the
// readers of Azure Pipelines agree on: which element stands in which, and which attributes it has.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "report/calls_made_up.h"
#include "report/find/judge.h"
#include "report/formats/check.h"

namespace patscope::report {
namespace {

struct Element {
  std::string_view parent;
  std::set<std::string, std::less<>> required;
  std::set<std::string, std::less<>> optional;
};

const std::map<std::string, Element, std::less<>> elements = {
    {"testsuites", {.parent = "", .required = {}, .optional = {"name", "tests", "failures", "errors", "time"}}},
    {"testsuite",
     {.parent = "testsuites",
      .required = {"name", "tests", "failures", "errors"},
      .optional = {"skipped", "time", "timestamp", "hostname", "id", "package"}}},
    {"testcase", {.parent = "testsuite", .required = {"name"}, .optional = {"classname", "time"}}},
    {"failure", {.parent = "testcase", .required = {}, .optional = {"message", "type"}}},
    {"system-out", {.parent = "testcase", .required = {}, .optional = {}}},
};

std::map<std::string, std::string> attributes_of(std::string_view tag) {
  std::map<std::string, std::string> attributes;
  for (auto begin = tag.find(' '); begin != std::string_view::npos;) {
    const auto equals = tag.find("=\"", begin);
    const auto end = tag.find('"', equals + 2);
    const auto name = std::string(tag.substr(begin + 1, equals - begin - 1));
    EXPECT_TRUE(attributes.emplace(name, tag.substr(equals + 2, end - equals - 2)).second) << name << " twice";
    begin = tag.find(' ', end);
  }
  return attributes;
}

void expect_attributes(const std::string& name, const Element& element,
                       const std::map<std::string, std::string>& attributes) {
  for (const auto& required : element.required) EXPECT_EQ(attributes.count(required), 1U) << name << '.' << required;
  for (const auto& [attribute, value] : attributes)
    EXPECT_TRUE(element.required.count(attribute) + element.optional.count(attribute) == 1) << name << '.' << attribute;
}

/// Every tag of the document, "<" to ">"; a failed expectation for what is not well-formed.
std::map<std::string, int> expect_structure(std::string_view document) {
  constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  EXPECT_TRUE(document.starts_with(declaration));
  document.remove_prefix(declaration.size());
  std::vector<std::string> open = {""};
  std::map<std::string, int> counts;
  for (auto at = document.find('<'); at != std::string_view::npos; at = document.find('<', at + 1)) {
    const auto tag = document.substr(at + 1, document.find('>', at) - at - 1);
    if (tag.starts_with('/')) {
      EXPECT_EQ(tag.substr(1), open.back());
      open.pop_back();
      continue;
    }
    const auto name = std::string(tag.substr(0, tag.find(' ')));
    const auto element = elements.find(name);
    if (element == elements.end()) {
      ADD_FAILURE() << name << " is no element of JUnit";
      return counts;
    }
    EXPECT_EQ(element->second.parent, open.back());
    expect_attributes(name, element->second, attributes_of(tag));
    open.push_back(name);
    ++counts[name];
  }
  EXPECT_EQ(open.size(), 1U);
  return counts;
}

TEST(Junit, HasTheStructureThatItsReadersExpect) {
  const auto sources = made_up::four_requests();
  Report report;
  report.pipelines = {"release.yml"};
  report.calls = {made_up::call(made_up::list_builds(), 1, "a \"<&>' ]]>"), made_up::call(made_up::queue_build(), 3)};
  report.grants = {made_up::grant("ReleasePat", {"vso.build"}), made_up::grant("Unused", {})};
  judge(report, sources, made_up::scopes());
  const auto document = check_as_junit(report, sources, made_up::scopes());
  const auto counts = expect_structure(document);
  EXPECT_EQ(counts.at("testcase"), static_cast<int>(report.findings.size() + report.credentials.size()));
  EXPECT_EQ(counts.at("testcase"), counts.at("failure") + counts.at("system-out"));
  const auto failures = std::to_string(counts.at("failure"));
  EXPECT_NE(document.find("failures=\"" + failures + "\""), std::string::npos);
  EXPECT_NE(document.find("tests=\"" + std::to_string(counts.at("testcase")) + "\""), std::string::npos);
}

TEST(Junit, IsADocumentWithoutAnyFinding) {
  const auto counts = expect_structure(check_as_junit({}, {}, made_up::scopes()));
  EXPECT_EQ(counts.count("testcase"), 0U);
}

}  // namespace
}  // namespace patscope::report
