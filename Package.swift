// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "wandb-lint",
  products: [
    .executable(name: "wandb-lint", targets: ["wandb-lint"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(name: "Syntax", dependencies: ["CYAML"], swiftSettings: strict),
    .target(name: "JobSpec", dependencies: ["Syntax"], swiftSettings: strict),
    .target(name: "WandbLint", dependencies: ["JobSpec", "Syntax"], swiftSettings: strict),
    .executableTarget(
      name: "wandb-lint",
      dependencies: [
        "WandbLint", "JobSpec", "Syntax",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),
    .target(name: "TestSupport", dependencies: ["Syntax"], path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(name: "SyntaxTests", dependencies: ["Syntax", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "JobSpecTests", dependencies: ["JobSpec", "Syntax", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "WandbLintTests", dependencies: ["WandbLint", "JobSpec", "Syntax", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "CommandLineTests",
      dependencies: [
        "wandb-lint", "WandbLint", "JobSpec", "Syntax", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),
  ]
)
