// Derives the schemas of custom resources that are used here from the types that npm's packages @kubernetes-models/…
// generate from their operators' own Go types; keda.json and prometheus.json in src/test/resources:
//   npm pack @kubernetes-models/keda@2.0.0 && tar xzf kubernetes-models-keda-2.0.0.tgz
//   node src/test/custom-schema.mjs package/keda.sh/v1alpha1 ScaledObject TriggerAuthentication >…/keda.json
//   npm pack @kubernetes-models/prometheus-operator@6.0.0 && tar xzf kubernetes-models-prometheus-operator-6.0.0.tgz
//   node src/test/custom-schema.mjs package/monitoring.coreos.com/v1 PodMonitor PrometheusRule >…/prometheus.json
import { readFileSync, readdirSync } from 'node:fs';

const [directory, ...kinds] = process.argv.slice(2);
const OPERATORS = /^I(ComGithubKedacoreKedaV2ApisKedaV1alpha1|ComGithubPrometheusOperatorPrometheusOperatorPkgApisMonitoringV1)/;
const text = { type: 'string' };
const number = { type: 'string', pattern: '[0-9]+' };
const flag = { type: 'string', enum: ['true', 'false'] };

// KEDA leaves a trigger's metadata open: this is what its Kafka scaler reads (reference page "Apache Kafka", 2.22).
const KAFKA_SCALER = {
  type: 'object',
  required: ['bootstrapServers', 'consumerGroup'],
  properties: {
    bootstrapServers: text,
    consumerGroup: text,
    topic: text,
    lagThreshold: number,
    activationLagThreshold: number,
    offsetResetPolicy: { type: 'string', enum: ['latest', 'earliest'] },
    excludePersistentLag: flag,
    limitToPartitionsWithLag: flag,
    tls: { type: 'string', enum: ['enable', 'disable'] },
  },
};

// Kubernetes' own, as the HPA's in autoscaling/v2.
const rules = {
  type: 'object',
  properties: {
    stabilizationWindowSeconds: { type: 'integer', minimum: 0, maximum: 3600 },
    selectPolicy: { type: 'string', enum: ['Max', 'Min', 'Disabled'] },
    policies: {
      type: 'array',
      items: {
        type: 'object',
        required: ['type', 'value', 'periodSeconds'],
        properties: {
          type: { type: 'string', enum: ['Pods', 'Percent'] },
          value: { type: 'integer', minimum: 1 },
          periodSeconds: { type: 'integer', minimum: 1, maximum: 1800 },
        },
      },
    },
  },
};

// What is not looked into.
const open = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };

const KUBERNETES = {
  IIoK8sApiCoreV1SecretKeySelector: open,
  IIoK8sApiCoreV1ConfigMapKeySelector: open,
  IIoK8sApimachineryPkgApiResourceQuantity: text,
  IIoK8sApimachineryPkgUtilIntstrIntOrString: { 'x-kubernetes-int-or-string': true },
  IIoK8sApimachineryPkgApisMetaV1LabelSelector: {
    type: 'object',
    properties: {
      matchLabels: { type: 'object', additionalProperties: text },
      matchExpressions: { type: 'array', items: open },
    },
  },
  IIoK8sApimachineryPkgApisMetaV1ObjectMeta: { type: 'object' }, // the official client's types check it
  IIoK8sApiAutoscalingV2HorizontalPodAutoscalerBehavior: {
    type: 'object',
    properties: { scaleDown: rules, scaleUp: rules },
  },
};

const sources = new Map(
  readdirSync(directory)
    .filter((file) => file.endsWith('.d.ts'))
    .map((file) => [file.slice(0, -'.d.ts'.length), readFileSync(`${directory}/${file}`, 'utf8')]),
);

// Its pattern in the operator's own definition.
const DURATION = '^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$';

/** The schema of a type by the name of its file. */
function named(name) {
  if (name === 'Duration') {
    return { type: 'string', pattern: DURATION };
  }
  const source = sources.get(name).replaceAll(/\/\*\*[^]*?\*\//g, '');
  const alias = source.match(/export type I\w+ = (.+);/);
  if (alias) {
    return typed(alias[1]);
  }
  const start = source.match(/export interface I\w+(?: extends (\w+))?[^{]*\{/);
  const schema = fields(source.slice(start.index + start[0].length));
  if (start[1]?.match(OPERATORS)) {
    const inherited = typed(start[1]);
    schema.required.push(...inherited.required);
    schema.properties = { ...inherited.properties, ...schema.properties };
  }
  return schema;
}

/** The fields up to the brace that closes them. */
function fields(source) {
  const schema = { type: 'object', required: [], properties: {} };
  for (let depth = 0, line, at = 0, lines = source.split('\n'); (line = lines[at]) !== undefined; at++) {
    const field = line.match(/^\s*"(\w+)"(\??): (.*?);?$/);
    // The status is KEDA's to write.
    if (depth === 0 && field && field[1] !== 'status') {
      const [, name, optional, type] = field;
      if (!optional) {
        schema.required.push(name);
      }
      schema.properties[name] =
        type === '{' ? { type: 'object', additionalProperties: typed(lines[at + 1].match(/\]: (.*);/)[1]) } : typed(type);
    }
    depth += (line.match(/\{/g) ?? []).length - (line.match(/\}/g) ?? []).length;
    if (depth < 0) {
      return schema;
    }
  }
  throw new Error('expected a closing brace, found none');
}

function typed(type) {
  const list = type.match(/^Array<(.*)>$/);
  if (list) {
    return { type: 'array', items: typed(list[1]) };
  }
  if (type === 'IComGithubKedacoreKedaV2ApisKedaV1alpha1ScaleTriggers') {
    const trigger = named('ScaleTriggers');
    trigger.properties.type = { type: 'string', enum: ['kafka'] };
    trigger.properties.metadata = KAFKA_SCALER;
    return trigger;
  }
  if (type in KUBERNETES) {
    return KUBERNETES[type];
  }
  if (type.startsWith('"')) {
    return { type: 'string', enum: type.split(' | ').map((choice) => JSON.parse(choice)) };
  }
  switch (type) {
    case 'number':
      return { type: 'integer' };
    case 'string':
    case 'boolean':
      return { type };
    default:
      return named(type.replace(OPERATORS, ''));
  }
}

console.log(JSON.stringify(Object.fromEntries(kinds.map((kind) => [kind, named(kind)])), null, 1));
