// Whatever order the arguments come in, and however often patscope runs: the same bytes in every format.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/run.h"

namespace patscope::cli {
namespace {

const std::string formats[] = {"text", "json", "azure", "sarif", "markdown", "junit", "html"};

void write_pipelines(const std::filesystem::path& folder) {
  const std::string shared =
      "steps:\n"
      "  - bash: |\n"
      "      curl -u \":$PAT\" https://dev.azure.com/contoso/shop/_apis/build/builds\n"
      "      curl -d @b -u \":$PAT\" https://dev.azure.com/contoso/shop/_apis/build/builds\n"
      "      ./missing.sh\n"
      "    env: { PAT: $(ReleasePat) }\n";
  const std::string own =
      "  - bash: curl -u \":$(OtherPat)\" https://dev.azure.com/contoso/shop/_apis/release/releases\n"
      "  - bash: git clone https://x:$(OtherPat)@github.com/contoso/shop\n";
  support::write_file(folder / "shared.yml", shared);
  support::write_file(folder / "a.yml", "steps:\n  - template: shared.yml\n" + own);
  support::write_file(folder / "b.yml", "steps:\n" + own + "  - template: shared.yml\n");
  support::write_file(folder / "c.yml", "steps:\n  - bash: ./other.sh\n" + own);
}

std::string all_formats(const std::vector<std::string>& arguments, const std::filesystem::path& folder) {
  std::string command = "patscope check";
  std::string files;
  for (const auto& argument : arguments) command += " " + argument;
  for (const auto& format : formats) {
    command += " --output " + format + "=out." + format;
    files += " out." + format;
  }
  const auto seen = support::run(command + "; echo $?; cat" + files, folder);
  return seen.out + seen.err;
}

TEST(Output, IsTheSameWhateverTheOrderOfTheArguments) {
  const support::ScratchFolder folder;
  write_pipelines(folder.path());
  std::vector<std::string> arguments = {"--grant ReleasePat=vso.build", "--grant OtherPat='vso.release vso.code'",
                                        "a.yml", "b.yml", "c.yml"};
  std::sort(arguments.begin(), arguments.end());
  const auto first = all_formats(arguments, folder.path());
  ASSERT_NE(first.find("missing-scope"), std::string::npos) << first;
  ASSERT_NE(first.find("pat-to-foreign-host"), std::string::npos);
  EXPECT_EQ(all_formats(arguments, folder.path()), first);
  // Every seventh of the 120 orders: enough that each argument stands in each place.
  for (int number = 1; std::next_permutation(arguments.begin(), arguments.end()); ++number) {
    if (number % 7 != 0) continue;
    EXPECT_EQ(all_formats(arguments, folder.path()), first) << number;
  }
}

}  // namespace
}  // namespace patscope::cli
