import { contextFeatures } from "./contextFeatures";
import { featureNames } from "./featureNames";
import { type Line, lineFeatures, readLine } from "./lineFeatures";
import { nameFeatures } from "./nameFeatures";
import type { Place } from "./evidence";

/** The first features are those of the name and its spelling; those of its line begin here, and those of the text around it end the list. */
const [firstOfLine, firstOfContext] = [featureNames.indexOf("alone"), featureNames.indexOf("windowField")];

/** Returns the features of a place, in the order of `featureNames`. */
export function featuresOf(place: Place): Float64Array {
  const line = readLine(place);
  const features = featuresWithoutLine(place, line);
  features.set(lineFeatures(place, line), firstOfLine);
  return features;
}

/** Returns the features of a place but those of its line, which are 0. Without its line, nothing may be joined to the name, or the text around must be long. */
export function featuresWithoutLine(place: Place, line?: Line): Float64Array {
  const features = new Float64Array(featureNames.length);
  features.set(nameFeatures(place));
  features.set(contextFeatures(place, line), firstOfContext);
  return features;
}
