import builds

builds.tag("python")
