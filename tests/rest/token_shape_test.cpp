#include "rest/token_shape.h"

#include <gtest/gtest.h>

namespace patscope {
namespace {

/// Made up, with a right checksum; no token of anybody.
const std::string legacy = std::string("aaatwayeaudnhgajbifqydiob4") + "ibceqtcqkucfyydenbwha5dypq";
const std::string current =
    std::string(52, 'a') + "JQQJ99" + "B" + "A" + std::string(12, 'C') + "AAAS" + "AZDO" + "1a2B";

TEST(TokenShape, KnowsBothFormatsWhereverTheyStand) {
  for (const auto& token : {legacy, current}) {
    ASSERT_EQ(find_tokens(token).size(), 1U) << token;
    ASSERT_EQ(find_tokens("https://u:" + token + "@dev.azure.com").size(), 1U);
    EXPECT_EQ(find_tokens("x=" + token + ";").front().begin, 2U);
  }
}

TEST(TokenShape, ARandomWordIsNone) {
  auto wrong = legacy;
  wrong[0] = wrong[0] == 'b' ? 'c' : 'b';
  EXPECT_TRUE(find_tokens(wrong).empty());
  EXPECT_TRUE(find_tokens(std::string(52, 'a')).empty());
  EXPECT_TRUE(find_tokens(std::string(84, 'a')).empty());
  EXPECT_TRUE(find_tokens("x" + current).empty());
  EXPECT_TRUE(find_tokens(legacy + "z").empty());
}

TEST(TokenShape, IsNeverShownWhole) {
  EXPECT_EQ(mask_tokens("-u :" + legacy + " x"), "-u :" + legacy.substr(0, 4) + std::string(48, '*') + " x");
  EXPECT_EQ(mask_tokens("nothing"), "nothing");
  EXPECT_EQ(mask_tokens("push https://x:secret-word@dev.azure.com/contoso"),
            "push https://x:secr*******@dev.azure.com/contoso");
  for (const auto* open : {"https://x:{ReleasePat}@dev.azure.com/", "https://x:$PAT@dev.azure.com/",
                           "https://contoso@dev.azure.com/contoso", "http://proxy:8080/a@b"})
    EXPECT_EQ(mask_tokens(open), open);
}

}  // namespace
}  // namespace patscope
