#include <gtest/gtest.h>

#include "recognise_support.h"

namespace patscope::calls {
namespace {

using Shown = std::vector<std::string>;
using Words = std::vector<std::string_view>;

/// Runs the command lines one after the other in one job and shows what the last one sends.
Shown last_of(const std::vector<Words>& lines) {
  State state;
  Shown shown;
  for (const auto& line : lines) {
    TestCall call(script::Language::bash, "git");
    call.state = state;
    shown = show(call.words(line).recognise());
    state = call.state;
  }
  return shown;
}

TEST(Git, SendsToTheAddressOnTheCommandLine) {
  EXPECT_EQ(last_of({{"clone", "--depth", "1", "https://$(Pat)@dev.azure.com/o/p/_git/r", "folder"}}),
            Shown{"POST https://{Pat}@dev.azure.com/o/p/_git/r/git-upload-pack []"});
  EXPECT_EQ(last_of({{"push", "https://me:$(Pat)@dev.azure.com/o/p/_git/r", "HEAD:main"}}),
            Shown{"POST https://me:{Pat}@dev.azure.com/o/p/_git/r/git-receive-pack []"});
}

TEST(Git, RemembersRemotes) {
  const Words add{"remote", "add", "mirror", "https://$(Pat)@dev.azure.com/o/p/_git/r"};
  EXPECT_EQ(last_of({add, {"push", "--mirror", "mirror"}}),
            Shown{"POST https://{Pat}@dev.azure.com/o/p/_git/r/git-receive-pack []"});
  EXPECT_EQ(last_of({add, {"push", "origin"}}), Shown{});
  EXPECT_EQ(last_of({{"remote", "set-url", "--push", "origin", "https://$(Pat)@dev.azure.com/o/p/_git/r"}, {"pull"}}),
            Shown{"POST https://{Pat}@dev.azure.com/o/p/_git/r/git-upload-pack []"});
}

TEST(Git, SendsExtraHeadersWhereTheyBelong) {
  EXPECT_EQ(last_of({{"-c", "http.extraheader=AUTHORIZATION: bearer $(Token)", "push", "origin", "main"}}),
            Shown{"POST {remote}/_git/{repository}/git-receive-pack [Token]"});
  const Words config{"config", "--global", "http.https://dev.azure.com/.extraheader", "AUTHORIZATION: basic $(Pat)"};
  EXPECT_EQ(last_of({config, {"clone", "https://dev.azure.com/o/p/_git/r"}}),
            Shown{"POST https://dev.azure.com/o/p/_git/r/git-upload-pack [Pat]"});
  EXPECT_EQ(last_of({config, {"clone", "https://github.com/o/r"}}),
            Shown{"POST https://github.com/o/r/git-upload-pack []"});
}

TEST(Git, RewritesUrlsAsConfigured) {
  EXPECT_EQ(last_of({{"config", "url.https://$(Pat)@dev.azure.com/.insteadOf", "https://dev.azure.com/"},
                     {"submodule", "add", "x"},
                     {"clone", "https://dev.azure.com/o/p/_git/r"}}),
            Shown{"POST https://{Pat}@dev.azure.com/o/p/_git/r/git-upload-pack []"});
}

TEST(Git, SendsNothingForWhatIsLocalOrUnseen) {
  for (const Words& line : {Words{"status"}, Words{"commit", "-m", "x"}, Words{"config", "--get", "http.extraheader"},
                            Words{"push"}, Words{"fetch", "origin"}})
    EXPECT_EQ(last_of({line}), Shown{});
}

TEST(Git, TakesATokenBeforeAnUnknownHostForAzureDevOps) {
  EXPECT_EQ(last_of({{"remote", "add", "origin", "https://bot:$(Pat)@$(HostPath)"}, {"push", "-u", "origin", "--all"}}),
            Shown{"POST {remote}/_git/{repository}/git-receive-pack [Pat]"});
}

}  // namespace
}  // namespace patscope::calls
