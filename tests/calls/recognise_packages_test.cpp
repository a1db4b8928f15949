#include <gtest/gtest.h>

#include "recognise_support.h"

namespace patscope::calls {
namespace {

using Shown = std::vector<std::string>;
struct Line {
  std::string_view tool;
  std::vector<std::string_view> words;
};

/// Runs the command lines as steps of one job, which share nothing but the job's memory, and shows what the last sends.
Shown last_of(const std::vector<Line>& lines) {
  JobState job;
  Shown shown;
  for (const auto& line : lines) {
    TestCall call(script::Language::bash, std::string(line.tool));
    call.state.job = job;
    shown = show(call.words(line.words).recognise());
    job = call.state.job;
  }
  return shown;
}

TEST(Packages, NpmSendsTheTokenOfItsRegistry) {
  const Line config{"npm", {"config", "set", "//pkgs.dev.azure.com/o/_packaging/f/npm/registry/:_authToken=$(Pat)"}};
  EXPECT_EQ(last_of({config, {"npm", {"ci"}}}),
            Shown{"GET https://pkgs.dev.azure.com/o/_packaging/f/npm/registry/ [Pat]"});
  EXPECT_EQ(last_of({config, {"npm", {"publish"}}}),
            Shown{"PUT https://pkgs.dev.azure.com/o/_packaging/f/npm/registry/ [Pat]"});
  EXPECT_EQ(last_of({config, {"npm", {"publish", "--registry", "https://registry.npmjs.org"}}}), Shown{});
  EXPECT_EQ(last_of({config, {"npm", {"test"}}}), Shown{});
}

TEST(Packages, NugetSendsThePasswordOfItsSource) {
  const Line add{"dotnet",
                 {"nuget", "add", "source", "https://pkgs.dev.azure.com/o/_packaging/f/nuget/v3/index.json", "--name",
                  "feed", "--username", "any", "--password", "$(Pat)"}};
  const std::string url = "https://pkgs.dev.azure.com/o/_packaging/f/nuget/v3/index.json [Pat]";
  EXPECT_EQ(last_of({add, {"dotnet", {"restore"}}}), Shown{"GET " + url});
  EXPECT_EQ(last_of({add, {"dotnet", {"nuget", "push", "a.nupkg", "--source", "feed", "--api-key", "az"}}}),
            Shown{"PUT " + url});
  EXPECT_EQ(last_of({add, {"dotnet", {"nuget", "push", "a.nupkg", "--source", "https://nuget.example/v3/index.json"}}}),
            Shown{});
  EXPECT_EQ(last_of({add, {"dotnet", {"pack", "--no-restore"}}}), Shown{});
}

TEST(Packages, PipAndTwineSendWhatStandsInTheirUrlsAndOptions) {
  EXPECT_EQ(
      last_of({{"pip", {"install", "--index-url", "https://x:$(Pat)@pkgs.dev.azure.com/o/_packaging/f/pypi/simple"}}}),
      Shown{"GET https://x:{Pat}@pkgs.dev.azure.com/o/_packaging/f/pypi/simple []"});
  EXPECT_EQ(last_of({{"twine",
                      {"upload", "--repository-url", "https://pkgs.dev.azure.com/o/_packaging/f/pypi/upload", "-u", "x",
                       "-p", "$(Pat)", "dist/*"}}}),
            Shown{"PUT https://pkgs.dev.azure.com/o/_packaging/f/pypi/upload [Pat]"});
  EXPECT_EQ(last_of({{"twine", {"upload", "-p", "$(Pat)", "dist/*"}}}), Shown{});
}

}  // namespace
}  // namespace patscope::calls
