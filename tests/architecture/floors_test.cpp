// Holds every #include "floor/..." in src/ to the table of floors in CMakeLists.txt, and every file to its size.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>

namespace {

namespace fs = std::filesystem;
const fs::path root = PATSCOPE_ROOT;

std::string read(const fs::path& path) {
  std::ifstream file(path);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

bool is_cpp(const fs::path& path) {
  return path.extension() == ".cpp" || path.extension() == ".h";
}

/// floor -> the floors that its line in CMakeLists.txt names.
std::map<std::string, std::set<std::string>> floor_table() {
  std::map<std::string, std::set<std::string>> table;
  const std::string cmake = read(root / "CMakeLists.txt");
  const std::regex line(R"(\nfloor\((\w+)\s+USES([^)]*?)(LIBRARIES[^)]*)?\))");
  for (std::sregex_iterator i(cmake.begin(), cmake.end(), line), end; i != end; ++i) {
    std::istringstream uses((*i)[2]);
    std::set<std::string> floors{(*i)[1]};
    for (std::string floor; uses >> floor;) floors.insert(floor);
    table[(*i)[1]] = floors;
  }
  return table;
}

TEST(Floors, EveryFolderOfSrcIsAFloor) {
  const auto table = floor_table();
  ASSERT_GE(table.size(), 13U);
  for (const auto& entry : fs::directory_iterator(root / "src")) EXPECT_TRUE(table.contains(entry.path().filename()));
}

TEST(Floors, EveryIncludeIsAllowedByTheTable) {
  const auto table = floor_table();
  const std::regex include(R"re(#include "(\w+)/)re");
  std::size_t seen = 0;
  for (const auto& entry : fs::recursive_directory_iterator(root / "src")) {
    if (!is_cpp(entry.path())) continue;
    const std::string floor = fs::relative(entry.path(), root / "src").begin()->string();
    const std::string text = read(entry.path());
    for (std::sregex_iterator i(text.begin(), text.end(), include), end; i != end; ++i, ++seen)
      EXPECT_TRUE(table.at(floor).contains((*i)[1])) << entry.path() << " includes " << (*i)[1];
  }
  EXPECT_GT(seen, 30U);
}

TEST(Floors, ThirdPartyHeadersStayInTheirOwn) {
  const std::map<std::string, std::set<std::string>> owners = {
      {"yaml-cpp/", {"yaml"}}, {"tree_sitter/", {"script"}}, {"cpprest/", {"net"}}, {"CLI/", {"cli"}}};
  for (const auto& entry : fs::recursive_directory_iterator(root / "src")) {
    if (!is_cpp(entry.path())) continue;
    const std::string floor = fs::relative(entry.path(), root / "src").begin()->string();
    const std::string text = read(entry.path());
    for (const auto& [header, floors] : owners) {
      const bool included = text.find("#include <" + header) != std::string::npos;
      EXPECT_TRUE(!included || floors.contains(floor)) << entry.path() << " includes " << header;
    }
  }
}

TEST(Floors, NoFileIsLongerThanFourHundredLines) {
  for (const char* folder : {"src", "tests"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      if (!is_cpp(entry.path())) continue;
      const std::string text = read(entry.path());
      EXPECT_LE(std::count(text.begin(), text.end(), '\n'), 400) << entry.path();
    }
  }
}

}  // namespace
