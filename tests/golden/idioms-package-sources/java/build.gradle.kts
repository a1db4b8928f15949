repositories {
    maven {
        name = "feed"
        url = uri("https://pkgs.dev.azure.com/contoso/_packaging/java/maven/v1")
        credentials { password = providers.gradleProperty("feedPat").get() }
    }
}
