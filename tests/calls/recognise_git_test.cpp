#include <gtest/gtest.h>

#include "calls/follow/paths.h"
#include "recognise_support.h"

namespace patscope::calls {
namespace {

using Shown = std::vector<std::string>;
using Words = std::vector<std::string_view>;

/// Runs the command lines one after the other in one job and shows what the last one sends.
Shown last_of(const std::vector<Words>& lines) {
  State state;
  state.folder = Value(sources_folder());
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

TEST(Git, NeverTakesAnUnknownHostForAzureDevOps) {
  TestCall call(script::Language::bash, "git");
  const auto effect = call.words({"push", "--all", "https://$(User):$(Pat)@$(HostPath)"}).recognise();
  ASSERT_EQ(effect->requests.size(), 1U);
  EXPECT_EQ(effect->requests.front().unresolved,
            "the repository's host is known only at run time: https://{User}:{Pat}@{HostPath}");
}

TEST(Git, KnowsWhichWorkingCopyAFolderIs) {
  const Words docs{"clone", "https://$(Pat)@dev.azure.com/o/p/_git/docs"};
  const Words site{"clone", "https://github.com/o/site", "web"};
  const Shown to_docs{"POST https://{Pat}@dev.azure.com/o/p/_git/docs/git-receive-pack []"};
  const Shown to_site{"POST https://github.com/o/site/git-receive-pack []"};
  EXPECT_EQ(last_of({docs, site, {"-C", "docs", "push"}}), to_docs);
  EXPECT_EQ(last_of({docs, site, {"--git-dir=docs/.git", "push"}}), to_docs);
  EXPECT_EQ(last_of({site, docs, {"-C", "web/inner", "push", "origin"}}), to_site);
  EXPECT_EQ(last_of({docs, site, {"-C", "docs", "worktree", "add", "../pages"}, {"-C", "pages", "push"}}), to_docs);
  EXPECT_EQ(last_of({docs, site, {"push"}}), Shown{});
  EXPECT_EQ(last_of({{"clone", "--mirror", "https://$(Pat)@dev.azure.com/o/p/_git/docs/"}, {"-C", "docs.git", "push"}}),
            Shown{"POST https://{Pat}@dev.azure.com/o/p/_git/docs/git-receive-pack []"});
  EXPECT_EQ(last_of({docs, {"init", "new"}, {"-C", "new", "push"}}), Shown{});
}

TEST(Git, TakesAnUnknownFolderForAnyWorkingCopy) {
  EXPECT_EQ(last_of({{"clone", "https://$(Pat)@dev.azure.com/o/p/_git/a"},
                     {"clone", "https://$(Pat)@dev.azure.com/o/p/_git/b"},
                     {"-C", "$(Where)", "push"}}),
            (Shown{"POST https://{Pat}@dev.azure.com/o/p/_git/a/git-receive-pack []",
                   "POST https://{Pat}@dev.azure.com/o/p/_git/b/git-receive-pack []"}));
}

TEST(Git, KeepsSettingsOfOneWorkingCopyThere) {
  const Words with_header{"clone", "-c", "http.extraheader=AUTHORIZATION: bearer $(Pat)",
                          "https://dev.azure.com/o/p/_git/a"};
  EXPECT_EQ(last_of({with_header}), Shown{"POST https://dev.azure.com/o/p/_git/a/git-upload-pack [Pat]"});
  EXPECT_EQ(last_of({with_header, {"-C", "a", "fetch"}}),
            Shown{"POST https://dev.azure.com/o/p/_git/a/git-upload-pack [Pat]"});
  EXPECT_EQ(last_of({with_header, {"clone", "https://dev.azure.com/o/p/_git/b"}}),
            Shown{"POST https://dev.azure.com/o/p/_git/b/git-upload-pack []"});
}

/// What the last command prints.
std::string printed_by(const std::vector<Words>& lines) {
  State state;
  state.folder = Value(sources_folder());
  std::string printed;
  for (const auto& line : lines) {
    TestCall call(script::Language::bash, "git");
    call.state = state;
    printed = as_text(call.words(line).recognise()->result.value_or(Value())).with_names();
    state = call.state;
  }
  return printed;
}

TEST(Git, PrintsWhatItKnows) {
  const Words clone{"clone", "https://dev.azure.com/o/p/_git/a", "$(Agent.TempDirectory)/a"};
  EXPECT_EQ(printed_by({{"rev-parse", "--show-toplevel"}}), "{Build.SourcesDirectory}");
  EXPECT_EQ(printed_by({clone, {"-C", "$(Agent.TempDirectory)/a/x", "rev-parse", "--show-toplevel"}}),
            "{Agent.TempDirectory}/a");
  EXPECT_EQ(printed_by({clone, {"-C", "$(Agent.TempDirectory)/a", "remote", "get-url", "origin"}}),
            "https://dev.azure.com/o/p/_git/a");
  EXPECT_EQ(printed_by({{"rev-parse", "HEAD"}}), "{git rev-parse HEAD}");
}

}  // namespace
}  // namespace patscope::calls
