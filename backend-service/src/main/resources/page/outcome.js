// What a completed ride took and cost, beside what was predicted.
import { minutes, money } from './format.js';

/**
 * @param {{durationSeconds: number, tipCents: number, totalCents: number, currency: string}} actual
 * @param {{seconds?: number, costCents?: number, tipCents?: number}} predicted the latest medians, as far as there are any
 */
export function outcome(actual, predicted) {
  const paid = (cents) => money(cents, actual.currency);
  return `took ${beside(actual.durationSeconds, predicted.seconds, minutes)}, `
    + `cost ${beside(costBeforeTip(actual), predicted.costCents, paid)} before a tip of ${beside(actual.tipCents, predicted.tipCents, paid)}`;
}

export function costBeforeTip(actual) {
  return actual.totalCents - actual.tipCents;
}

function beside(value, predicted, shown) {
  return predicted === undefined ? shown(value) : `${shown(value)} (predicted: ${shown(predicted)})`;
}
