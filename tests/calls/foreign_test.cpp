#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysed.h"

namespace patscope::calls {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> foreign(const std::string& script) {
  return foreign_of_bash(script, {{"PAT", "$(BotPat)"}, {"GH", "$(GitHubToken)"}, {"JOB", "$(System.AccessToken)"}});
}

TEST(ForeignRequests, AreNotedWithTheSecretWhereverItStands) {
  EXPECT_THAT(foreign(R"sh(curl -u ":$PAT" https://api.example.org/a
curl -X POST -H "X-Token: $(printf '%s' ":$PAT" | base64)" https://hooks.example.org/b
wget "https://example.net/c?token=$PAT"
git clone "https://user:$PAT@github.com/o/r.git"
git push https://$GH@github.com/o/r.git
)sh"),
              ElementsAre("GET api.example.org BotPat @1", "POST hooks.example.org BotPat @2",
                          "GET example.net BotPat @3", "POST github.com BotPat @4", "POST github.com GitHubToken @5"));
}

TEST(ForeignRequests, OfGitCarryTheHeadersThatAreForEveryHost) {
  EXPECT_THAT(foreign(R"sh(git config --global http.extraheader "AUTHORIZATION: bearer $PAT"
git clone https://github.com/o/r
)sh"),
              ElementsAre("POST github.com BotPat @2"));
  EXPECT_THAT(foreign(R"sh(git config --global http.https://dev.azure.com/.extraheader "AUTHORIZATION: bearer $PAT"
git clone https://github.com/o/r
)sh"),
              IsEmpty());
}

TEST(ForeignRequests, AreUnsureWhereSeveralCredentialsMeet) {
  EXPECT_THAT(foreign(R"sh(if test -f x; then token=$PAT; else token=$GH; fi
curl -u ":$token" https://api.example.org/a
)sh"),
              ElementsAre("GET api.example.org BotPat @2 perhaps", "GET api.example.org GitHubToken @2 perhaps"));
}

TEST(ForeignRequests, AreNoneWithoutASecretOrWithTheJobTokenOrToAzureDevOps) {
  EXPECT_THAT(foreign(R"sh(curl https://api.example.org/a
curl -H "Authorization: Bearer $JOB" https://api.example.org/a
curl -u ":$PAT" https://dev.azure.com/c/_apis/projects
curl -u ":$PAT" "$SERVER/api"
)sh"),
              IsEmpty());
}

}  // namespace
}  // namespace patscope::calls
