/// What the requests of AWS Batch hold: the service model of botocore 1.44.5.
///
/// Written by Tools/batch-shapes.py.
enum BatchShapes {
  static let arrayProperties = Shape.structure(["size": .integer])
  static let consumableResourceProperties = Shape.structure([
    "consumableResourceList": .list(consumableResourceRequirement)
  ])
  static let consumableResourceRequirement = Shape.structure(["consumableResource": .string, "quantity": .integer])
  static let containerOverrides = Shape.structure([
    "vcpus": .integer, "memory": .integer, "command": .list(.string), "instanceType": .string,
    "environment": .list(keyValuePair), "resourceRequirements": .list(resourceRequirement),
  ])
  static let containerProperties = Shape.structure([
    "image": .string, "vcpus": .integer, "memory": .integer, "command": .list(.string), "jobRoleArn": .string,
    "executionRoleArn": .string, "volumes": .list(volume), "environment": .list(keyValuePair),
    "mountPoints": .list(mountPoint), "readonlyRootFilesystem": .boolean, "privileged": .boolean,
    "ulimits": .list(ulimit), "user": .string, "instanceType": .string,
    "resourceRequirements": .list(resourceRequirement), "linuxParameters": linuxParameters,
    "logConfiguration": logConfiguration, "secrets": .list(secret), "networkConfiguration": networkConfiguration,
    "fargatePlatformConfiguration": fargatePlatformConfiguration, "enableExecuteCommand": .boolean,
    "ephemeralStorage": ephemeralStorage, "runtimePlatform": runtimePlatform,
    "repositoryCredentials": repositoryCredentials,
  ])
  static let device = Shape.structure(
    ["hostPath": .string, "containerPath": .string, "permissions": .list(.string)], required: ["hostPath"])
  static let ecsProperties = Shape.structure(["taskProperties": .list(ecsTaskProperties)], required: ["taskProperties"])
  static let ecsPropertiesOverride = Shape.structure(["taskProperties": .list(taskPropertiesOverride)])
  static let ecsTaskProperties = Shape.structure(
    [
      "containers": .list(taskContainerProperties), "ephemeralStorage": ephemeralStorage, "executionRoleArn": .string,
      "platformVersion": .string, "ipcMode": .string, "taskRoleArn": .string, "pidMode": .string,
      "networkConfiguration": networkConfiguration, "runtimePlatform": runtimePlatform, "volumes": .list(volume),
      "enableExecuteCommand": .boolean, "networkMode": .string,
    ], required: ["containers"])
  static let efsAuthorizationConfig = Shape.structure(["accessPointId": .string, "iam": .string])
  static let efsVolumeConfiguration = Shape.structure(
    [
      "fileSystemId": .string, "rootDirectory": .string, "transitEncryption": .string,
      "transitEncryptionPort": .integer, "authorizationConfig": efsAuthorizationConfig,
    ], required: ["fileSystemId"])
  static let eksContainer = Shape.structure(
    [
      "name": .string, "image": .string, "imagePullPolicy": .string, "command": .list(.string), "args": .list(.string),
      "env": .list(eksContainerEnvironmentVariable), "resources": eksContainerResourceRequirements,
      "volumeMounts": .list(eksContainerVolumeMount), "securityContext": eksContainerSecurityContext,
    ], required: ["image"])
  static let eksContainerEnvironmentVariable = Shape.structure(["name": .string, "value": .string], required: ["name"])
  static let eksContainerLinuxCapabilities = Shape.structure([
    "add": .list(.nonEmptyString), "drop": .list(.nonEmptyString),
  ])
  static let eksContainerOverride = Shape.structure([
    "name": .string, "image": .string, "command": .list(.string), "args": .list(.string),
    "env": .list(eksContainerEnvironmentVariable), "resources": eksContainerResourceRequirements,
  ])
  static let eksContainerResourceRequirements = Shape.structure([
    "limits": .map(keys: .string, values: .nonEmptyString), "requests": .map(keys: .string, values: .nonEmptyString),
  ])
  static let eksContainerSecurityContext = Shape.structure([
    "runAsUser": .integer, "runAsGroup": .integer, "privileged": .boolean, "allowPrivilegeEscalation": .boolean,
    "readOnlyRootFilesystem": .boolean, "runAsNonRoot": .boolean, "capabilities": eksContainerLinuxCapabilities,
    "seccompProfile": eksSeccompProfile,
  ])
  static let eksContainerVolumeMount = Shape.structure([
    "name": .string, "mountPath": .string, "subPath": .string, "readOnly": .boolean,
  ])
  static let eksEmptyDir = Shape.structure(["medium": .string, "sizeLimit": .nonEmptyString])
  static let eksHostPath = Shape.structure(["path": .string])
  static let eksMetadata = Shape.structure([
    "labels": .map(keys: .string, values: .string), "annotations": .map(keys: .string, values: .string),
    "namespace": .string,
  ])
  static let eksPersistentVolumeClaim = Shape.structure(
    ["claimName": .string, "readOnly": .boolean], required: ["claimName"])
  static let eksPodProperties = Shape.structure([
    "serviceAccountName": .string, "hostNetwork": .boolean, "dnsPolicy": .string,
    "imagePullSecrets": .list(imagePullSecret), "containers": .list(eksContainer),
    "initContainers": .list(eksContainer), "volumes": .list(eksVolume), "metadata": eksMetadata,
    "shareProcessNamespace": .boolean, "securityContext": eksPodSecurityContext,
  ])
  static let eksPodPropertiesOverride = Shape.structure([
    "containers": .list(eksContainerOverride), "initContainers": .list(eksContainerOverride), "metadata": eksMetadata,
  ])
  static let eksPodSecurityContext = Shape.structure([
    "runAsUser": .integer, "runAsGroup": .integer, "runAsNonRoot": .boolean, "seccompProfile": eksSeccompProfile,
    "fsGroup": .integer,
  ])
  static let eksProperties = Shape.structure(["podProperties": eksPodProperties])
  static let eksPropertiesOverride = Shape.structure(["podProperties": eksPodPropertiesOverride])
  static let eksSeccompProfile = Shape.structure(
    ["type": .string, "localhostProfile": .nonEmptyString], required: ["type"])
  static let eksSecret = Shape.structure(["secretName": .string, "optional": .boolean], required: ["secretName"])
  static let eksVolume = Shape.structure(
    [
      "name": .string, "hostPath": eksHostPath, "emptyDir": eksEmptyDir, "secret": eksSecret,
      "persistentVolumeClaim": eksPersistentVolumeClaim,
    ], required: ["name"])
  static let ephemeralStorage = Shape.structure(["sizeInGiB": .integer], required: ["sizeInGiB"])
  static let evaluateOnExit = Shape.structure(
    ["onStatusReason": .string, "onReason": .string, "onExitCode": .string, "action": .string], required: ["action"])
  static let fargatePlatformConfiguration = Shape.structure(["platformVersion": .string])
  static let firelensConfiguration = Shape.structure(
    ["type": .string, "options": .map(keys: .string, values: .string)], required: ["type"])
  static let host = Shape.structure(["sourcePath": .string])
  static let imagePullSecret = Shape.structure(["name": .string], required: ["name"])
  static let jobDependency = Shape.structure(["jobId": .string, "type": .string])
  static let jobTimeout = Shape.structure(["attemptDurationSeconds": .integer])
  static let keyValuePair = Shape.structure(["name": .string, "value": .string])
  static let linuxParameters = Shape.structure([
    "devices": .list(device), "initProcessEnabled": .boolean, "sharedMemorySize": .integer, "tmpfs": .list(tmpfs),
    "maxSwap": .integer, "swappiness": .integer,
  ])
  static let logConfiguration = Shape.structure(
    ["logDriver": .string, "options": .map(keys: .string, values: .string), "secretOptions": .list(secret)],
    required: ["logDriver"])
  static let mountPoint = Shape.structure(["containerPath": .string, "readOnly": .boolean, "sourceVolume": .string])
  static let networkConfiguration = Shape.structure(["assignPublicIp": .string])
  static let nodeOverrides = Shape.structure([
    "numNodes": .integer, "nodePropertyOverrides": .list(nodePropertyOverride),
  ])
  static let nodeProperties = Shape.structure(
    ["numNodes": .integer, "mainNode": .integer, "nodeRangeProperties": .list(nodeRangeProperty)],
    required: ["numNodes", "mainNode", "nodeRangeProperties"])
  static let nodePropertyOverride = Shape.structure(
    [
      "targetNodes": .string, "containerOverrides": containerOverrides, "ecsPropertiesOverride": ecsPropertiesOverride,
      "instanceTypes": .list(.string), "eksPropertiesOverride": eksPropertiesOverride,
      "consumableResourcePropertiesOverride": consumableResourceProperties,
    ], required: ["targetNodes"])
  static let nodeRangeProperty = Shape.structure(
    [
      "targetNodes": .string, "container": containerProperties, "instanceTypes": .list(.string),
      "ecsProperties": ecsProperties, "eksProperties": eksProperties,
      "consumableResourceProperties": consumableResourceProperties,
    ], required: ["targetNodes"])
  static let registerJobDefinitionRequest = Shape.structure(
    [
      "jobDefinitionName": .string, "type": .string, "parameters": .map(keys: .string, values: .string),
      "schedulingPriority": .integer, "containerProperties": containerProperties, "nodeProperties": nodeProperties,
      "retryStrategy": retryStrategy, "propagateTags": .boolean, "timeout": jobTimeout,
      "tags": .map(keys: .nonEmptyString, values: .string), "platformCapabilities": .list(.string),
      "eksProperties": eksProperties, "ecsProperties": ecsProperties,
      "consumableResourceProperties": consumableResourceProperties,
    ], required: ["jobDefinitionName", "type"])
  static let repositoryCredentials = Shape.structure(
    ["credentialsParameter": .string], required: ["credentialsParameter"])
  static let resourceRequirement = Shape.structure(["value": .string, "type": .string], required: ["value", "type"])
  static let retryStrategy = Shape.structure(["attempts": .integer, "evaluateOnExit": .list(evaluateOnExit)])
  static let runtimePlatform = Shape.structure(["operatingSystemFamily": .string, "cpuArchitecture": .string])
  static let s3FilesVolumeConfiguration = Shape.structure(
    ["fileSystemArn": .string, "rootDirectory": .string, "transitEncryptionPort": .integer, "accessPointArn": .string],
    required: ["fileSystemArn"])
  static let secret = Shape.structure(["name": .string, "valueFrom": .string], required: ["name", "valueFrom"])
  static let submitJobRequest = Shape.structure(
    [
      "jobName": .string, "jobQueue": .string, "shareIdentifier": .string, "schedulingPriorityOverride": .integer,
      "arrayProperties": arrayProperties, "dependsOn": .list(jobDependency), "jobDefinition": .string,
      "parameters": .map(keys: .string, values: .string), "containerOverrides": containerOverrides,
      "nodeOverrides": nodeOverrides, "retryStrategy": retryStrategy, "propagateTags": .boolean, "timeout": jobTimeout,
      "tags": .map(keys: .nonEmptyString, values: .string), "eksPropertiesOverride": eksPropertiesOverride,
      "ecsPropertiesOverride": ecsPropertiesOverride,
      "consumableResourcePropertiesOverride": consumableResourceProperties,
    ], required: ["jobName", "jobQueue", "jobDefinition"])
  static let taskContainerDependency = Shape.structure(["containerName": .string, "condition": .string])
  static let taskContainerOverrides = Shape.structure([
    "command": .list(.string), "environment": .list(keyValuePair), "name": .string,
    "resourceRequirements": .list(resourceRequirement),
  ])
  static let taskContainerProperties = Shape.structure(
    [
      "command": .list(.string), "dependsOn": .list(taskContainerDependency), "environment": .list(keyValuePair),
      "essential": .boolean, "firelensConfiguration": firelensConfiguration, "image": .string,
      "linuxParameters": linuxParameters, "logConfiguration": logConfiguration, "mountPoints": .list(mountPoint),
      "name": .string, "privileged": .boolean, "readonlyRootFilesystem": .boolean,
      "repositoryCredentials": repositoryCredentials, "resourceRequirements": .list(resourceRequirement),
      "secrets": .list(secret), "ulimits": .list(ulimit), "user": .string, "startTimeout": .integer,
      "stopTimeout": .integer,
    ], required: ["image"])
  static let taskPropertiesOverride = Shape.structure(["containers": .list(taskContainerOverrides)])
  static let tmpfs = Shape.structure(
    ["containerPath": .string, "size": .integer, "mountOptions": .list(.string)], required: ["containerPath", "size"])
  static let ulimit = Shape.structure(
    ["hardLimit": .integer, "name": .string, "softLimit": .integer], required: ["hardLimit", "name", "softLimit"])
  static let volume = Shape.structure([
    "host": host, "name": .string, "efsVolumeConfiguration": efsVolumeConfiguration,
    "s3filesVolumeConfiguration": s3FilesVolumeConfiguration,
  ])
}
