/** Modalities (DICOM PS3.3 C.7.3.1.1.1) whose pictures may be radiographs of a hip; RG is a digitised film. */
const radiographModalities: ReadonlySet<string> = new Set(['CR', 'DX', 'RG', 'RF', 'XA', 'OT', 'SC']);

/** Whether a picture may be a radiograph by its modality. One that states none, such as a photographed film, may. */
export function isRadiographModality(modality: string | undefined): boolean {
  return modality === undefined || radiographModalities.has(modality);
}
