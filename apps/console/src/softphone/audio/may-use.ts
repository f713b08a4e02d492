type PolicyDocument = {
  permissionsPolicy?: { allowsFeature(name: string): boolean };
  featurePolicy?: { allowsFeature(name: string): boolean };
};

/** Whether the page around us has handed a right on (`allow`); null: this browser does not say. */
export const mayUse = (document: unknown, feature: string): boolean | null => {
  const { permissionsPolicy, featurePolicy } = document as PolicyDocument;
  return (permissionsPolicy ?? featurePolicy)?.allowsFeature(feature) ?? null;
};
