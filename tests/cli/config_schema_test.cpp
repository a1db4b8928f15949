#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "catalog/catalog.h"
#include "cli/config/config.h"
#include "text/strings.h"
#include "text/world_error.h"

namespace patscope::cli {
namespace {

using Keys = std::set<std::string>;

const nlohmann::json& schema() {
  static const auto read = nlohmann::json::parse(std::ifstream(PATSCOPE_ROOT "/docs/patscope.schema.json"));
  return read;
}

Keys properties_of(const char* pointer) {
  Keys keys;
  for (const auto& [key, value] : schema().at(nlohmann::json::json_pointer(pointer)).at("properties").items())
    keys.insert(key);
  return keys;
}

/// The keys that the parser names when it meets one that is near none of them.
Keys keys_refused_with(const std::string& yaml) {
  const auto catalog = catalog::Catalog::embedded();
  Sources sources;
  try {
    (void)read_config(sources, "config", yaml, catalog.scopes());
  } catch (const WorldError& refused) {
    const std::string message = refused.what();
    constexpr std::string_view lead = "expected one of ";
    Keys keys;
    for (const auto key : split(std::string_view(message).substr(message.find(lead) + lead.size()), ','))
      keys.emplace(trim(key));
    return keys;
  }
  return {};
}

TEST(ConfigSchema, HasTheKeysOfTheFile) {
  EXPECT_EQ(keys_refused_with("xxxxxxxxxxxxxxxxxxxx: 1\n"), properties_of(""));
}

TEST(ConfigSchema, HasTheKeysOfACredential) {
  EXPECT_EQ(keys_refused_with("credentials:\n  A:\n    xxxxxxxxxxxxxxxxxxxx: 1\n"),
            properties_of("/definitions/credential"));
}

TEST(ConfigSchema, HasTheKeysOfACall) {
  EXPECT_EQ(keys_refused_with("calls:\n  - xxxxxxxxxxxxxxxxxxxx: 1\n"), properties_of("/definitions/call"));
}

TEST(ConfigSchema, HasTheKeysOfAnIgnore) {
  EXPECT_EQ(keys_refused_with("ignore:\n  - xxxxxxxxxxxxxxxxxxxx: 1\n"), properties_of("/definitions/ignore"));
}

TEST(ConfigSchema, RefusesUnknownKeysAsTheParserDoes) {
  for (const auto* pointer : {"", "/definitions/credential", "/definitions/call", "/definitions/ignore"})
    EXPECT_EQ(schema().at(nlohmann::json::json_pointer(pointer)).at("additionalProperties"), false) << pointer;
}

}  // namespace
}  // namespace patscope::cli
