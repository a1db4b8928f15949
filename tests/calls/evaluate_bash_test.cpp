#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysed.h"

namespace patscope::calls {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::vector<std::pair<std::string, std::string>> pat = {{"PAT", "$(BotPat)"}};

TEST(BashEvaluation, FollowsVariablesToTheUrlAndTheCredential) {
  EXPECT_THAT(bash_calls("ORG=contoso\n"
                         "url=\"https://dev.azure.com/$ORG/_apis/projects\"\n"
                         "curl -s -u \":$PAT\" \"$url\"\n",
                         pat),
              ElementsAre("GET https://dev.azure.com/contoso/_apis/projects pat:BotPat @3"));
}

TEST(BashEvaluation, KeepsWhatFlowsThroughSubstitutionsAndPipes) {
  EXPECT_THAT(bash_calls("auth=$(printf ':%s' \"$PAT\" | base64 -w0)\n"
                         "curl -H \"Authorization: Basic $auth\" https://dev.azure.com/c/_apis/projects\n",
                         pat),
              ElementsAre("GET https://dev.azure.com/c/_apis/projects pat:BotPat @2"));
}

TEST(BashEvaluation, ReportsAGenericHelperAtItsCallSites) {
  EXPECT_THAT(bash_calls("api() { curl -X \"$1\" -u \":$PAT\" \"https://dev.azure.com/c/$2\"; }\n"
                         "get() { api GET \"$1\"; }\n"
                         "get _apis/projects\n"
                         "api DELETE p/_apis/build/builds/7\n",
                         pat),
              ElementsAre("GET https://dev.azure.com/c/_apis/projects pat:BotPat @3",
                          "DELETE https://dev.azure.com/c/p/_apis/build/builds/7 pat:BotPat @4"));
}

TEST(BashEvaluation, ReportsAHelperWithAFixedEndpointAtItsRequest) {
  EXPECT_THAT(bash_calls("tag() {\n"
                         "  curl -u \":$PAT\" \"https://dev.azure.com/c/p/_apis/build/builds/$1/tags\"\n"
                         "}\n"
                         "tag 12\n"
                         "tag 13\n",
                         pat),
              ElementsAre("GET https://dev.azure.com/c/p/_apis/build/builds/{several values}/tags pat:BotPat @2"));
}

TEST(BashEvaluation, TakesBothArmsOfAnUndecidedBranch) {
  EXPECT_THAT(bash_calls("if [ -n \"$X\" ]; then area=build/builds; else area=git/repositories; fi\n"
                         "curl -u \":$PAT\" https://dev.azure.com/c/p/_apis/$area\n",
                         pat),
              testing::SizeIs(2));
}

TEST(BashEvaluation, TakesOnlyTheArmThatIsCertain) {
  EXPECT_THAT(bash_calls("MODE=a\n"
                         "case $MODE in a) curl https://dev.azure.com/c/_apis/projects;;\n"
                         "b) curl https://dev.azure.com/c/_apis/b;; esac\n"),
              ElementsAre("GET https://dev.azure.com/c/_apis/projects none @2"));
}

TEST(BashEvaluation, MakesNoCallForAFunctionThatNothingCalls) {
  EXPECT_THAT(bash_calls("f() { curl https://dev.azure.com/c/_apis/projects; }\n"), IsEmpty());
}

TEST(BashEvaluation, IsSilentAboutOtherHosts) {
  EXPECT_THAT(bash_calls("curl -H \"Authorization: Bearer $PAT\" https://api.github.com/repos\n", pat), IsEmpty());
}

TEST(BashEvaluation, UnfoldsArraysThatGrow) {
  EXPECT_THAT(bash_calls("o=(-s)\no+=(-u \":$PAT\")\ncurl \"${o[@]}\" https://dev.azure.com/c/_apis/projects\n", pat),
              ElementsAre("GET https://dev.azure.com/c/_apis/projects pat:BotPat @3"));
}

TEST(BashEvaluation, GoesRoundAKnownListAndOnceRoundAnUnknownOne) {
  EXPECT_THAT(bash_calls("for a in projects teams; do curl https://dev.azure.com/c/_apis/$a; done\n"),
              testing::SizeIs(2));
  EXPECT_THAT(bash_calls("for a in $(ls); do curl https://dev.azure.com/c/p/_apis/build/builds/$a; done\n"),
              ElementsAre("GET https://dev.azure.com/c/p/_apis/build/builds/{a} none @1"));
}

TEST(BashEvaluation, FollowsSourcedFilesAndScriptsWithTheirArguments) {
  EXPECT_THAT(
      calls_of({.inputs = {{"targetType", "filePath"}, {"filePath", "bin/run.sh"}, {"arguments", "proj 7"}},
                .env = pat,
                .files = {{"bin/run.sh",
                           "#!/bin/bash\nhere=$(cd \"$(dirname \"${BASH_SOURCE[0]}\")\" && pwd)\n"
                           ". \"$here/../lib/api.sh\"\nget \"$1\" \"$2\"\n"},
                          {"lib/api.sh",
                           "get() { curl -u \":$PAT\" \"https://dev.azure.com/c/$1/_apis/build/builds/$2\"; }\n"}}}),
      ElementsAre("GET https://dev.azure.com/c/proj/_apis/build/builds/7 pat:BotPat @lib/api.sh:1"));
}

TEST(BashEvaluation, RunsAScriptThatAnEarlierStepWrote) {
  EXPECT_THAT(calls_of_job({{.inputs = {{"targetType", "inline"},
                                        {"script",
                                         "lib=\"$(Agent.TempDirectory)/l.sh\"\ncat > \"$lib\" <<'E'\n"
                                         "f() { curl https://dev.azure.com/c/_apis/projects; }\nE\n"
                                         "echo \"##vso[task.setvariable variable=theLib]$lib\"\n"}}},
                            {.inputs = {{"targetType", "inline"}, {"script", "source $(theLib)\nf\n"}}}}),
              testing::SizeIs(1));
}

TEST(BashEvaluation, HandsATokenOnThroughSetVariable) {
  EXPECT_THAT(
      calls_of_job(
          {{.inputs = {{"targetType", "inline"},
                       {"script", "echo \"##vso[task.setvariable variable=tok;issecret=true]$PAT\"\n"}},
            .env = pat},
           {.inputs = {{"targetType", "inline"},
                       {"script",
                        "curl -H \"Authorization: Bearer $(tok)\" https://dev.azure.com/c/_apis/projects\n"}}}}),
      ElementsAre("GET https://dev.azure.com/c/_apis/projects pat:BotPat @1"));
}

TEST(BashEvaluation, TellsOfScriptsThatAreNotThere) {
  EXPECT_THAT(bash_calls("./missing.sh\n"), ElementsAre("unread: missing.sh does not exist"));
}

TEST(BashEvaluation, TellsOfProgramsThatUseATokenInTheirOwnWay) {
  EXPECT_THAT(bash_calls("AZDO_PERSONAL_ACCESS_TOKEN=$PAT terraform -chdir=infra apply -auto-approve\n", pat),
              ElementsAre("unread: terraform sends requests of its own with the token in AZDO_PERSONAL_ACCESS_TOKEN "
                          "(BotPat): declare them under calls: in the configuration"));
  EXPECT_THAT(bash_calls("export RENOVATE_TOKEN=$PAT RENOVATE_PLATFORM=azure\nnpx --yes renovate\n", pat),
              ElementsAre(testing::HasSubstr("unread: renovate sends requests of its own")));
  for (const auto* other :
       {"AZDO_PERSONAL_ACCESS_TOKEN=$PAT terraform fmt\n", "terraform apply\n",
        "RENOVATE_TOKEN=$PAT RENOVATE_PLATFORM=github renovate\n", "RENOVATE_TOKEN=$PAT renovate\n"})
    EXPECT_THAT(bash_calls(other, pat), IsEmpty()) << other;
}

TEST(BashEvaluation, EndsWhateverTheScriptSays) {
  EXPECT_THAT(bash_calls("f() { g \"$1$1\"; }\ng() { f \"$1$1\"; }\nf x\nwhile true; do f y; done\n"), IsEmpty());
}

TEST(BashEvaluation, RunsTheProgramThatWhichNames) {
  const std::string request = " -X PUT -u \":$PAT\" https://dev.azure.com/c/_apis/projects\n";
  const auto sent = "PUT https://dev.azure.com/c/_apis/projects pat:BotPat @";
  EXPECT_THAT(bash_calls("$(which curl)" + request, pat), ElementsAre(sent + std::string("1")));
  EXPECT_THAT(bash_calls("C=$(command -v curl)\n\"$C\"" + request, pat), ElementsAre(sent + std::string("2")));
  EXPECT_THAT(bash_calls("C=$(type -P curl)\n$C" + request, pat), ElementsAre(sent + std::string("2")));
  EXPECT_THAT(bash_calls("$(which jq)" + request, pat), IsEmpty());
}

TEST(BashEvaluation, TakesAMacroInAFileForACredentialThatIsNotKnown) {
  const Scripted scripted{
      .inputs = {{"targetType", "filePath"}, {"filePath", "tag.sh"}},
      .files = {{"tag.sh",
                 "curl -u \":$(System.AccessToken)\" https://dev.azure.com/c/_apis/projects\n"
                 "git -c http.extraheader=\"AUTHORIZATION: bearer $(System.AccessToken)\" push\n"}}};
  // Two requests, and two lines that say what is wrong.
  EXPECT_EQ(calls_of(scripted).size(), 4U);
}

TEST(BashEvaluation, ReadsTheRepositorysFileWhereADownloadOverwritesIt) {
  const Scripted download{.inputs = {{"script", "curl -s https://example.com/run.sh > run.sh\n. ./run.sh\n"}},
                          .env = pat,
                          .files = {{"run.sh", "curl -u \":$PAT\" https://dev.azure.com/c/_apis/projects\n"}}};
  // The request, and that the file may be another one.
  EXPECT_EQ(calls_of(download).size(), 2U);
}

}  // namespace
}  // namespace patscope::calls
